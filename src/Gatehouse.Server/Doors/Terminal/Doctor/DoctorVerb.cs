using System.CommandLine;
using System.Data.Common;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Terminal.Doctor;

/// <summary>Examines an installation and changes nothing in it: not even a missing database or key file is made.</summary>
internal static class DoctorVerb
{
    public static Command Describe()
    {
        var mail = new Option<string>("--mail") { Description = "Send a test letter to this address and print the mail server's answer.", HelpName = "ADDRESS" };
        var verb = new Command("doctor", "Examine the installation: each line is ok, or says what to do. Exit code 1 when something is wrong.") { mail };
        verb.SetAction((parsed, cancellation) => RunAsync(parsed, parsed.GetValue(mail), cancellation));
        return verb;
    }

    private static async Task<int> RunAsync(ParseResult parsed, string? mail, CancellationToken cancellation)
    {
        await using var installation = Installation.Open(parsed);
        var healthy = true;
        foreach (var check in Checks(installation, mail, cancellation))
        {
            foreach (var finding in await GuardAsync(check))
            {
                healthy &= finding.Verdict != Verdict.Wrong;
                await parsed.InvocationConfiguration.Output.WriteLineAsync(finding.ToString());
            }
        }

        return healthy ? 0 : 1;
    }

    private static IEnumerable<(string Subject, Func<Task<IReadOnlyList<Finding>>> Run)> Checks(
        Installation installation, string? mail, CancellationToken cancellation)
    {
        yield return ("settings", () => SettingsExamination.RunAsync(installation));
        yield return ("key file", () => KeyExamination.RunAsync(installation));
        yield return ("database", () => DatabaseExamination.RunAsync(installation, cancellation));
        yield return ("machine", () => MachineExamination.RunAsync(installation));
        yield return ("mail", () => MailExamination.RunAsync(installation, mail, cancellation));
        yield return ("phone", () => PhoneExamination.RunAsync(installation));
    }

    /// <summary>One broken part must not hide what is to be said about the others.</summary>
    private static async Task<IReadOnlyList<Finding>> GuardAsync((string Subject, Func<Task<IReadOnlyList<Finding>>> Run) check)
    {
        try
        {
            return await check.Run();
        }
        catch (Exception wrong) when (wrong is SettingsException or SchemaException or DbException or IOException or UnauthorizedAccessException)
        {
            return [Finding.Wrong(check.Subject, wrong.Message.ReplaceLineEndings(" "))];
        }
    }
}
