using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
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
    public static async Task<SignInFacts> AddAsync(DbSession session, SignInFacts facts, SignInAttempt attempt, DateTimeOffset now)
    {
        var directory = await WorkforceDirectoryStore.FindAsync(session, attempt.DirectoryId!);
        var user = await DirectoryUserStore.FindAsync(session, attempt.UserId ?? "");
        return facts with
        {
            Directory = directory?.Settings,
            HasMailbox = user?.Email is not null,
            Password = PasswordOf(user, now),
            Standing = facts.Standing != Standing.Active ? facts.Standing
                : directory is null || user is null ? Standing.Closed
                : user.IsEnabled ? Standing.Active
                : Standing.UserDisabled,
        };
    }

    private static PasswordState PasswordOf(DirectoryUser? user, DateTimeOffset now) => user switch
    {
        { PasswordExpiresAt: { } until } when until <= now => PasswordState.Locked,
        { PasswordMustChange: true } => PasswordState.MustChange,
        _ => PasswordState.Fine,
    };
}
