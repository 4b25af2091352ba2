using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Passwords;

internal sealed record UpdateAccountPasswordPolicyRequest
{
    [Range(AccountPasswordPolicy.LeastLength, AccountPasswordPolicy.MostLength)]
    public int? MinimumPasswordLength { get; init; }

    public bool? RequireSymbols { get; init; }

    public bool? RequireNumbers { get; init; }

    public bool? RequireUppercaseCharacters { get; init; }

    public bool? RequireLowercaseCharacters { get; init; }

    public bool? AllowUsersToChangePassword { get; init; }

    [Range(1, 1095)]
    public int? MaxPasswordAge { get; init; }

    [Range(1, 24)]
    public int? PasswordReusePrevention { get; init; }

    public bool? HardExpiry { get; init; }
}

/// <summary>Replaces the whole policy: what is left out goes back to its default. Passwords set before stay as they are.</summary>
internal sealed class UpdateAccountPasswordPolicy : IamOperation<UpdateAccountPasswordPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateAccountPasswordPolicy));

    public override async Task<Outcome<Nothing>> HandleAsync(UpdateAccountPasswordPolicyRequest request, Caller caller, DbSession session)
    {
        var policy = new AccountPasswordPolicy
        {
            MinimumPasswordLength = request.MinimumPasswordLength ?? AccountPasswordPolicy.LeastLength,
            RequireSymbols = request.RequireSymbols ?? false,
            RequireNumbers = request.RequireNumbers ?? false,
            RequireUppercaseCharacters = request.RequireUppercaseCharacters ?? false,
            RequireLowercaseCharacters = request.RequireLowercaseCharacters ?? false,
            AllowUsersToChangePassword = request.AllowUsersToChangePassword ?? false,
            MaxPasswordAge = request.MaxPasswordAge,
            PasswordReusePrevention = request.PasswordReusePrevention,
            HardExpiry = request.HardExpiry ?? false,
        };
        await PasswordPolicyStore.PutAsync(session, AccountId.Get(caller.AccountId), policy);
        return Nothing.Value;
    }
}
