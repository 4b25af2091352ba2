using System.Net;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.RecoveryCodes;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Gatehouse.Server.People.Users.MfaRules;
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
internal sealed class SignInLookup(AttemptGuard guard, AgedPasswords aged, AlternativeLookup alternative, SignInOptions options, CodeOptions codes, RecoveryCodeOptions recoveryCodes, PhoneReadiness phones, TimeProvider clock)
{
    public const string PasswordFactor = "password";

    /// <summary>No account has it; it is asked for where there is none, so that every name costs the same.</summary>
    private static readonly AccountId Nowhere = AccountId.Get("000000000000");

    private const int LongestUserName = 64;

    /// <summary>Who has that name: the account's root user, or a stand-in.</summary>
    public static async Task<SignInAttempt> IdentifyRootAsync(DbSession session, EmailAddress email, SignInAttempt attempt)
    {
        var account = await AccountStore.FindByRootEmailAsync(session, email);
        var owner = account?.Root ?? CredentialOwner.Unknown(UserKindRules.Of(UserKind.Root).OwnerKind, email.Key);
        return attempt with { Owner = owner.ToString(), AccountId = account?.Id.Digits };
    }

    /// <summary>
    /// Who has that name in that account, or a stand-in: for an account, a user or a password that is not there, after the same
    /// statements. A name is counted under the account it belongs to, whether it was given by id or by alias, and in whatever case.
    /// </summary>
    public async Task<SignInAttempt> IdentifyUserAsync(DbSession session, SignInAttempt attempt)
    {
        var name = attempt.AccountName!;
        var account = AccountId.TryRead(name, out var id)
            ? await AccountStore.FindAsync(session, id.Value)
            : await AccountStore.FindByAliasAsync(session, name);
        var user = await IamUserStore.FindAsync(session, account?.Id ?? Nowhere, AskableName(attempt.Identifier, LongestUserName));
        var hasPassword = await aged.FindStateAsync(session, account?.Id ?? Nowhere, user?.Id ?? "") is not null;
        var owner = user is not null && hasPassword
            ? user.Owner
            : CredentialOwner.Unknown(UserKindRules.Of(UserKind.Iam).OwnerKind, $"{account?.Id.Digits ?? name}/{IamUserStore.KeyOf(attempt.Identifier)}");
        return attempt with { Owner = owner.ToString(), AccountId = account?.Id.Digits, UserId = user?.Id, UserName = user?.Name };
    }

    public async Task<SignInFacts> FindFactsAsync(DbSession session, SignInAttempt attempt, SignInPlace place)
    {
        var owner = CredentialOwner.Read(attempt.Owner);
        var known = await KnownBrowserStore.FindAsync(session, owner, place.BrowserHash);
        var source = SourceOf(place, known);
        var rule = await FindRuleAsync(session, attempt);
        var mayTrust = UserKindRules.Of(attempt.Kind).TrustsDevices;
        var facts = new SignInFacts(
            await FindStandingAsync(session, attempt),
            await AttemptGuard.CountAsync(session, owner, PasswordFactor, source),
            !place.IsLoopback && !await KnownBrowserStore.IsNetworkKnownAsync(session, place.Network, clock.GetUtcNow()),
            attempt.BegunInARush,
            known is not null && known.Family == place.Family && known.Network == place.Network,
            options.EmailCode,
            options.Challenge,
            codes.MostSent,
            attempt.Kind == UserKind.Iam ? await FindPasswordAsync(session, attempt) : PasswordState.Fine)
        {
            Devices = rule.Counting(await MfaDeviceStore.FindDevicesAsync(session, owner)),
            Alternative = await alternative.FindAsync(session, attempt, owner),
            HasRecoveryCodes = recoveryCodes.Enabled && await RecoveryCodeStore.CountAsync(session, owner) > 0,
            Mfa = rule,
            MayTrustDevice = mayTrust,
            DeviceIsTrusted = mayTrust && await TrustedDeviceStore.IsTrustedAsync(session, owner, place.BrowserHash, place.Family, place.Network, clock.GetUtcNow()),
        };
        return attempt.Kind == UserKind.Workforce ? await WorkforceLookup.AddAsync(session, facts, attempt, phones.CanSend, clock.GetUtcNow()) : facts;
    }

    /// <summary>What is wanted of this kind there; asked for everybody, so that every name costs the same.</summary>
    private async Task<MfaRule> FindRuleAsync(DbSession session, SignInAttempt attempt)
    {
        var rules = await AccountMfaRulesStore.FindAsync(session, attempt.AccountId ?? Nowhere.Digits);
        return attempt.Kind switch
        {
            UserKind.Root when rules.RequiresRoot => MfaRule.Required(clock.GetUtcNow(), rules.RootGraceEnds),
            UserKind.Iam when rules.RequiresUsers => MfaRule.Required(clock.GetUtcNow(), null),
            _ => MfaRule.Voluntary,
        };
    }

    /// <summary>Asked for everybody, though it means something only to somebody who knows the password.</summary>
    private async Task<PasswordState> FindPasswordAsync(DbSession session, SignInAttempt attempt) =>
        await aged.FindStateAsync(session, attempt.AccountId is null ? Nowhere : AccountId.Get(attempt.AccountId), attempt.UserId ?? "") ?? PasswordState.Locked;

    /// <summary>What no user can be called is not asked for as it is: PostgreSQL takes no NUL in a text, and a megabyte is no name.</summary>
    public static string AskableName(string typed, int longest) =>
        typed.Length <= longest && !typed.Any(char.IsControl) ? typed : " ";

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
