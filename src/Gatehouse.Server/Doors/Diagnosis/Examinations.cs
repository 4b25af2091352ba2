using System.Data.Common;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Diagnosis;

/// <summary>All that is examined, in the order in which one thing explains the next. Nothing is changed by looking.</summary>
internal static class Examinations
{
    /// <param name="mail">Where a test letter is sent; nothing for none.</param>
    public static async IAsyncEnumerable<Finding> RunAsync(
        Examined installation, string? mail, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken cancellation)
    {
        foreach (var check in Checks(installation, mail, cancellation))
        {
            foreach (var finding in await GuardAsync(check))
            {
                yield return finding;
            }
        }
    }

    private static IEnumerable<(string Subject, Func<Task<IReadOnlyList<Finding>>> Run)> Checks(
        Examined installation, string? mail, CancellationToken cancellation)
    {
        yield return ("settings", () => SettingsExamination.RunAsync(installation));
        yield return ("key file", () => KeyExamination.RunAsync(installation));
        yield return ("database", () => DatabaseExamination.RunAsync(installation, cancellation));
        yield return ("machine", () => MachineExamination.RunAsync(installation));
        yield return ("mail", () => MailExamination.RunAsync(installation, mail, cancellation));
        yield return ("phone", () => PhoneExamination.RunAsync(installation));
        yield return ("identity source", () => SourceExamination.RunAsync(installation, cancellation));
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
