using Gatehouse.Server.Access.Applications.Issuers;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Doors.Diagnosis;

/// <summary>What checks people's passwords, and what others vouch for them with.</summary>
internal static class SourceExamination
{
    private const int MostDirectories = 20;

    public static async Task<IReadOnlyList<Finding>> RunAsync(Examined installation, CancellationToken cancellation)
    {
        // Where there is no database yet, the examination of it says so; this one must not make it.
        if (installation.EmbeddedFile is { } file && !File.Exists(file))
        {
            return [];
        }

        var directories = await installation.Get<Database>().ReadAsync(static session => WorkforceDirectoryStore.FindSomeAsync(session, MostDirectories), cancellation);
        var found = new List<Finding>();
        foreach (var directory in directories)
        {
            found.Add(Finding.Ok("identity source", $"{directory.Name ?? directory.Id}: its own passwords; nothing outside is asked at sign-in"));
            foreach (var issuer in await installation.Get<Database>().ReadAsync(
                session => TokenIssuerStore.FindPageAsync(session, directory.Id, "", TokenIssuer.MostPerDirectory), cancellation))
            {
                found.Add(await ExamineAsync(installation, issuer, cancellation));
            }
        }

        return found;
    }

    private static async Task<Finding> ExamineAsync(Examined installation, TokenIssuer issuer, CancellationToken cancellation) =>
        await installation.Get<OutsideDocuments>().FindAsync(issuer.IssuerUrl.TrimEnd('/') + "/.well-known/openid-configuration", cancellation) is not null
            ? Finding.Ok("trusted token issuer", $"{issuer.IssuerUrl} answers")
            : Finding.Wrong("trusted token issuer", $"{issuer.IssuerUrl} does not answer, or may not be asked: it must be https and public, or be named by Gatehouse:Outside:Inside.");
}
