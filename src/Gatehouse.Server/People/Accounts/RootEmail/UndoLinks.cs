using System.Globalization;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootEmail;

/// <summary>
/// Links that bring a former root e-mail back. A later change must not take an earlier link's force away: who steals an account
/// could otherwise change the address twice, and the owner's link would be dead. So every change has a subject of its own,
/// <c>account/instant</c>, and using a link ends all that were issued after it.
/// </summary>
internal sealed class UndoLinks(OneTimeLinks links, TimeProvider clock)
{
    private const string Kind = "email-undo";
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(7);

    /// <param name="before">The account as it was before the change.</param>
    public Task<string> IssueAsync(DbSession session, Account before) =>
        links.IssueAsync(session, Kind, Subject(before.Id, clock.GetUtcNow()), before.RootEmail, Lifetime);

    public Task<OneTimeLink?> FindAsync(DbSession session, string token) => links.FindAsync(session, Kind, token);

    /// <summary>Spends the link, and with it those of later changes; nothing when it cannot be used.</summary>
    public async Task<OneTimeLink?> TakeAsync(DbSession session, string token)
    {
        var taken = await links.TakeAsync(session, Kind, token);
        if (taken is not null)
        {
            await EndAsync(session, AccountOf(taken), InstantOf(taken.Subject));
        }

        return taken;
    }

    /// <summary>Ends the account's links of this instant and later.</summary>
    public async Task EndAsync(DbSession session, AccountId account, long from = 0)
    {
        foreach (var link in await links.FindAllAsync(session, Kind))
        {
            if (link.State == LinkState.Usable && AccountOf(link) == account && InstantOf(link.Subject) >= from)
            {
                await links.RevokeAsync(session, Kind, link.Subject);
            }
        }
    }

    public static AccountId AccountOf(OneTimeLink link) => AccountId.Get(link.Subject[..link.Subject.IndexOf('/', StringComparison.Ordinal)]);

    private static string Subject(AccountId account, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{account.Digits}/{at.ToUnixTimeMilliseconds()}");

    private static long InstantOf(string subject) =>
        long.Parse(subject.AsSpan(subject.IndexOf('/', StringComparison.Ordinal) + 1), CultureInfo.InvariantCulture);
}
