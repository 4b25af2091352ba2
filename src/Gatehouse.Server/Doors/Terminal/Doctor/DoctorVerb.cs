using System.CommandLine;
using Gatehouse.Server.Doors.Diagnosis;

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
        await foreach (var finding in Examinations.RunAsync(new(installation.Services), mail, cancellation))
        {
            healthy &= finding.Verdict != Verdict.Wrong;
            await parsed.InvocationConfiguration.Output.WriteLineAsync(finding.ToString());
        }

        return healthy ? 0 : 1;
    }
}
