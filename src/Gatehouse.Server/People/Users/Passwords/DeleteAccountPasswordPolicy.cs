using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Passwords;

internal sealed record DeleteAccountPasswordPolicyRequest;

/// <summary>The default rules hold again.</summary>
internal sealed class DeleteAccountPasswordPolicy : IamOperation<DeleteAccountPasswordPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteAccountPasswordPolicy));

    public override async Task<Outcome<Nothing>> HandleAsync(DeleteAccountPasswordPolicyRequest request, Caller caller, DbSession session) =>
        await PasswordPolicyStore.DeleteAsync(session, AccountId.Get(caller.AccountId))
            ? Nothing.Value
            : IamRefusals.NoSuchEntity($"The account policy with name PasswordPolicy cannot be found.");
}
