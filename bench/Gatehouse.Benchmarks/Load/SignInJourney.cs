namespace Gatehouse.Benchmarks.Load;

/// <summary>A root user's whole way in, in a browser that was never here before: the page, the e-mail, the password, the console.</summary>
internal static class SignInJourney
{
    private const int Found = 302;
    private const int Ok = 200;

    public static void Go(LeanBrowser browser, string email) => Expect(browser.Get(GivePassword(browser, email)), Ok);

    /// <summary>Where the right password leads.</summary>
    public static string GivePassword(LeanBrowser browser, string email)
    {
        browser.ForgetCookies();
        var page = Expect(browser.Get("/signin"), Ok);
        var named = Expect(browser.Post("/signin", $"Kind=root&Email={Uri.EscapeDataString(email)}&form={Token(page)}"), Found);
        var asked = Expect(browser.Get(named.Location!), Ok);
        var attempt = named.Location![(named.Location!.IndexOf('=', StringComparison.Ordinal) + 1)..];
        var proved = Expect(browser.Post("/verify/password", $"Attempt={attempt}&Password={Uri.EscapeDataString(SeededAccounts.Password)}&form={Token(asked)}"), Found);
        return proved.Location!;
    }

    public static LeanAnswer Expect(LeanAnswer answer, int status) =>
        answer.Status == status ? answer : throw new InvalidDataException($"{status} was expected and {answer.Status} came: {answer.Location} {answer.Body}");

    /// <summary>The forgery token of the last form; base64url, so nothing of it needs escaping.</summary>
    public static string Token(LeanAnswer page)
    {
        const string Field = "name=\"form\" type=\"hidden\" value=\"";
        var start = page.Body.LastIndexOf(Field, StringComparison.Ordinal) + Field.Length;
        return start >= Field.Length
            ? page.Body[start..page.Body.IndexOf('"', start)]
            : throw new InvalidDataException("The page has no form: " + page.Body);
    }
}
