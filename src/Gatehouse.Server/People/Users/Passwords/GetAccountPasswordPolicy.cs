using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Passwords;

internal sealed record GetAccountPasswordPolicyRequest;

/// <param name="ExpirePasswords">Follows from <paramref name="MaxPasswordAge"/>.</param>
internal sealed record PasswordPolicyView(
    int MinimumPasswordLength,
    bool RequireSymbols,
    bool RequireNumbers,
    bool RequireUppercaseCharacters,
    bool RequireLowercaseCharacters,
    bool AllowUsersToChangePassword,
    bool ExpirePasswords,
    int? MaxPasswordAge,
    int? PasswordReusePrevention,
    bool HardExpiry);

internal sealed record GetAccountPasswordPolicyReply(PasswordPolicyView PasswordPolicy);

internal sealed class GetAccountPasswordPolicy : IamOperation<GetAccountPasswordPolicyRequest, GetAccountPasswordPolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetAccountPasswordPolicy), readOnly: true);

    /// <summary>Who may choose a password may read what it must be.</summary>
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(GetAccountPasswordPolicyRequest request, Caller caller, DbSession session) =>
        [OwnPassword.Ask(await PasswordPolicyStore.FindAsync(session, AccountId.Get(caller.AccountId)), caller, "iam:GetAccountPasswordPolicy", "*")];

    public override async Task<Outcome<GetAccountPasswordPolicyReply>> HandleAsync(GetAccountPasswordPolicyRequest request, Caller caller, DbSession session) =>
        await PasswordPolicyStore.FindAsync(session, AccountId.Get(caller.AccountId)) is { } policy
            ? new GetAccountPasswordPolicyReply(Show(policy))
            : IamRefusals.NoSuchEntity($"The Password Policy with domain name {caller.AccountId} cannot be found.");

    private static PasswordPolicyView Show(AccountPasswordPolicy policy) => new(
        policy.MinimumPasswordLength,
        policy.RequireSymbols,
        policy.RequireNumbers,
        policy.RequireUppercaseCharacters,
        policy.RequireLowercaseCharacters,
        policy.AllowUsersToChangePassword,
        policy.MaxPasswordAge is not null,
        policy.MaxPasswordAge,
        policy.PasswordReusePrevention,
        policy.HardExpiry);
}
