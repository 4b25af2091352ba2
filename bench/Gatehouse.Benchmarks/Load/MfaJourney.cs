using System.Text.Json;

namespace Gatehouse.Benchmarks.Load;

/// <summary>Whole ways in with a device, in a browser that was never here before.</summary>
internal static class MfaJourney
{
    /// <summary>The e-mail, the password, the code of the app, the console.</summary>
    public static void GoWithApp(LeanBrowser browser, int number)
    {
        var asked = SignInJourney.GivePassword(browser, SeededAccounts.Email(number));
        var page = SignInJourney.Expect(browser.Get(asked), 200);
        var attempt = asked[(asked.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var proved = SignInJourney.Expect(browser.Post("/verify/mfa", $"Attempt={attempt}&Code={SeededDevices.Code(number)}&form={SignInJourney.Token(page)}"), 302);
        Finish(browser, proved.Location!);
    }

    /// <summary>The first page, its question, the passkey's answer, the console.</summary>
    public static void GoWithPasskey(LeanBrowser browser, SeededDevices devices, int number, string origin)
    {
        browser.ForgetCookies();
        var page = SignInJourney.Expect(browser.Get("/signin"), 200);
        using var question = JsonDocument.Parse(SignInJourney.Expect(browser.Get("/verify/passkey?handler=Options"), 200).Body);
        var options = question.RootElement.GetProperty("options");
        var answer = devices.Answer(number, options.GetProperty("challenge").GetString()!, options.GetProperty("rpId").GetString()!, origin);
        var token = question.RootElement.GetProperty("token").GetString()!;
        var form = $"Token={Uri.EscapeDataString(token)}&Answer={Uri.EscapeDataString(answer)}&Return=%2Fconsole&form={SignInJourney.Token(page)}";
        Finish(browser, SignInJourney.Expect(browser.Post("/verify/passkey", form), 302).Location!);
    }

    private static void Finish(LeanBrowser browser, string goal)
    {
        if (goal != "/console")
        {
            throw new InvalidDataException("The device was not accepted: " + goal);
        }

        SignInJourney.Expect(browser.Get(goal), 200);
    }
}
