using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What a step needs to know about a workforce user, after the same statements for names that nobody has.</summary>
internal static class WorkforceLookup
{
    private const int LongestUserName = 128;

    /// <summary>Who has that name in the directory, or a stand-in. One name in whatever case is one count.</summary>
    public static async Task<SignInAttempt> IdentifyAsync(DbSession session, WorkforceDirectory directory, SignInAttempt attempt)
    {
        var name = SignInLookup.AskableName(attempt.Identifier, LongestUserName);
        var user = await DirectoryUserStore.FindByNameAsync(session, directory.Id, name);
        var owner = user?.Owner
            ?? CredentialOwner.Unknown(UserKindRules.Of(UserKind.Workforce).OwnerKind, $"{directory.Id}/{DirectoryUserStore.KeyOf(name)}");
        return attempt with
        {
            Owner = owner.ToString(),
            AccountId = directory.AccountId.Digits,
            DirectoryId = directory.Id,
            UserId = user?.Id,
            UserName = user?.UserName,
        };
    }

    /// <summary>Whose passkey answered at that portal; nothing for everybody who is not of its directory.</summary>
    public static async Task<SignInAttempt?> IdentifyAsync(DbSession session, PortalDoor door, CredentialOwner owner, string returnTo) =>
        owner.Kind == UserKindRules.Of(UserKind.Workforce).OwnerKind
        && await DirectoryUserStore.FindAsync(session, owner.Id) is { } user && user.DirectoryId == door.Directory.Id
            ? AskedAt(door, user.UserName, owner, returnTo) with { UserId = user.Id, UserName = user.UserName }
            : null;

    /// <summary>The attempt of whoever answered with a passkey that is nobody's at that portal.</summary>
    public static SignInAttempt Stranger(PortalDoor door, string returnTo) =>
        AskedAt(door, "", CredentialOwner.Unknown(UserKindRules.Of(UserKind.Workforce).OwnerKind, $"{door.Directory.Id}/{PasskeyAnswers.Factor}"), returnTo);

    private static SignInAttempt AskedAt(PortalDoor door, string name, CredentialOwner owner, string returnTo) =>
        new(UserKind.Workforce, name, owner.ToString(), door.Directory.AccountId.Digits, returnTo, false, false)
        {
            DirectoryId = door.Directory.Id,
            Portal = door.Name,
            IsByPasskey = true,
        };

    /// <summary>Somebody signed in who proves once more who they are.</summary>
    public static async Task<SignInAttempt> DescribeAsync(DbSession session, Session person, string returnTo)
    {
        var user = await DirectoryUserStore.FindAsync(session, person.Owner.Id) ?? throw new StepLostException();
        var directory = await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) ?? throw new StepLostException();
        return new(UserKind.Workforce, user.UserName, user.Owner.ToString(), directory.AccountId.Digits, returnTo, false, false)
        {
            DirectoryId = directory.Id,
            Portal = directory.Address,
            UserId = user.Id,
            UserName = user.UserName,
            StepUpSession = person.Id,
        };
    }

    /// <summary>The facts, with those of the directory and of the user. Read with every step: both may change during a sign-in.</summary>
    public static async Task<SignInFacts> AddAsync(DbSession session, SignInFacts facts, SignInAttempt attempt, bool canText, DateTimeOffset now)
    {
        var directory = await WorkforceDirectoryStore.FindAsync(session, attempt.DirectoryId!);
        var user = await DirectoryUserStore.FindAsync(session, attempt.UserId ?? "");
        var phone = canText && directory is { Settings.AllowsTextCodes: true } ? await WorkforcePhoneStore.FindVerifiedAsync(session, user?.Id ?? "") : null;
        var rule = RuleOf(directory?.Settings ?? new(), user?.Email is not null || phone is not null);
        return facts with
        {
            Mfa = rule,
            Devices = rule.Counting(facts.Devices),
            MayTrustDevice = facts.MayTrustDevice && directory is { Settings.AllowsTrustedDevices: true },
            HasMailbox = user?.Email is not null,
            CodePhone = phone,
            Password = PasswordOf(user, now),
            Standing = facts.Standing != Standing.Active ? facts.Standing
                : directory is null || user is null ? Standing.Closed
                : user.IsEnabled ? Standing.Active
                : Standing.UserDisabled,
        };
    }

    /// <summary>A code that nobody can receive is no way in, and neither is a device of a kind that the directory does not take.</summary>
    private static MfaRule RuleOf(DirectorySettings settings, bool canGetCodes)
    {
        IReadOnlyList<string> kinds = [.. Kinds(settings)];
        return new(settings.Mfa, kinds, settings.WithoutDevice switch
        {
            WithoutDevice.EmailCode when !canGetCodes => WithoutDevice.Block,
            WithoutDevice.Enrol when kinds.Count == 0 => WithoutDevice.Block,
            var chosen => chosen,
        });
    }

    private static IEnumerable<string> Kinds(DirectorySettings settings)
    {
        if (settings.AllowsAuthenticatorApps)
        {
            yield return MfaDevice.Totp;
        }

        if (settings.AllowsPasskeys)
        {
            yield return MfaDevice.Passkey;
        }
    }

    private static PasswordState PasswordOf(DirectoryUser? user, DateTimeOffset now) => user switch
    {
        { PasswordExpiresAt: { } until } when until <= now => PasswordState.Locked,
        { PasswordMustChange: true } => PasswordState.MustChange,
        _ => PasswordState.Fine,
    };
}
