using System.Net;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>Where a request comes from, as the flow sees it.</summary>
internal sealed record SignInPlace(string Network, bool IsLoopback, string BrowserHash, string Family)
{
    public static SignInPlace Of(HttpContext context, string browserHash) => new(
        RequestOrigins.NetworkOf(context),
        context.Connection.RemoteIpAddress is { } peer && IPAddress.IsLoopback(peer),
        browserHash,
        BrowserLabel.Family(RequestOrigins.Of(context).UserAgent));
}

/// <summary>Looks up what a step needs to know, the same for names that exist and names that do not.</summary>
internal sealed class SignInLookup(AttemptGuard guard, SignInOptions options, CodeOptions codes, TimeProvider clock)
{
    public const string PasswordFactor = "password";

    /// <summary>Who has that name: the account's root user, or a stand-in.</summary>
    public static async Task<(CredentialOwner Owner, string? AccountId)> IdentifyAsync(DbSession session, UserKind kind, EmailAddress email)
    {
        var account = await AccountStore.FindByRootEmailAsync(session, email);
        return account is null
            ? (CredentialOwner.Unknown(UserKindRules.Of(kind).OwnerKind, email.Key), null)
            : (account.Root, account.Id.Digits);
    }

    public async Task<SignInFacts> FindFactsAsync(DbSession session, SignInAttempt attempt, SignInPlace place)
    {
        var owner = CredentialOwner.Read(attempt.Owner);
        var known = await KnownBrowserStore.FindAsync(session, owner, place.BrowserHash);
        var source = SourceOf(place, known);
        return new(
            await FindStandingAsync(session, attempt),
            await AttemptGuard.CountAsync(session, owner, PasswordFactor, source),
            !place.IsLoopback && !await KnownBrowserStore.IsNetworkKnownAsync(session, place.Network, clock.GetUtcNow()),
            attempt.BegunInARush,
            known is not null && known.Family == place.Family && known.Network == place.Network,
            options.EmailCode,
            options.Challenge,
            codes.MostSent);
    }

    public async Task<TrySource> FindSourceAsync(DbSession session, CredentialOwner owner, SignInPlace place) =>
        SourceOf(place, await KnownBrowserStore.FindAsync(session, owner, place.BrowserHash));

    public Task<TimeSpan> FindWaitAsync(DbSession session, CredentialOwner owner, TrySource source) =>
        guard.FindWaitAsync(session, owner, PasswordFactor, source);

    private static TrySource SourceOf(SignInPlace place, KnownBrowser? known) => new(place.Network, known is null ? null : place.BrowserHash);

    private static async Task<Standing> FindStandingAsync(DbSession session, SignInAttempt attempt)
    {
        var account = attempt.AccountId is null ? null : await AccountStore.FindAsync(session, AccountId.Get(attempt.AccountId));
        return account switch
        {
            null => Standing.Closed,
            { Status: AccountStatus.Closed } => Standing.Closed,
            { Status: AccountStatus.Suspended, StatusReason: "unpaid" } => Standing.SuspendedUnpaid,
            { Status: AccountStatus.Suspended } => Standing.SuspendedOther,
            _ => Standing.Active,
        };
    }
}
