using System.Globalization;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>
/// Cancels a waiting period by the link of its letter. Looking spends nothing, because mail scanners open every link; the post does it
/// once. It also ends every sign-in of the owner's that is under way.
/// </summary>
internal sealed class AlternativeCancellation(Database database, OneTimeLinks links, AlternativeRecords records)
{
    public const string LinkKind = "alternative-cancel";
    private const int LongestToken = 100;

    public async Task<LinkState> FindAsync(string? token, CancellationToken cancellation) =>
        IsReadable(token) && await database.ReadAsync(session => links.FindAsync(session, LinkKind, token!), cancellation) is { } link ? link.State : LinkState.Unknown;

    /// <summary>How the link stood. What was finished before is told like what was cancelled: the owner needs a new password in both cases.</summary>
    public async Task<LinkState> CancelAsync(string? token, HttpContext context)
    {
        if (!IsReadable(token))
        {
            return LinkState.Unknown;
        }

        return await database.WriteAsync(async session =>
        {
            if (await links.TakeAsync(session, LinkKind, token!) is not { } link)
            {
                return (await links.FindAsync(session, LinkKind, token!))?.State ?? LinkState.Unknown;
            }

            var owner = CredentialOwner.Read(link.Subject);
            var cancelled = await AlternativeRequestStore.CancelAsync(session, owner, long.Parse(link.Data, CultureInfo.InvariantCulture));
            await AttemptStore.DeleteOfOwnerAsync(session, owner);
            if (cancelled && await AccountStore.FindAsync(session, AccountId.Get(owner.Id)) is { } account)
            {
                await records.TellAsync(session, account, AlternativeRecords.Cancelled, context);
            }

            return LinkState.Usable;
        });
    }

    private static bool IsReadable(string? token) => token is { Length: > 0 and <= LongestToken } && token.All(char.IsAscii);
}
