using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Inline;

internal sealed record DeleteUserPolicyRequest : IUserRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;
}

internal sealed class DeleteUserPolicy : UserPolicyOperation<DeleteUserPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteUserPolicy));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteUserPolicyRequest request, IamUser user, Caller caller, DbSession session) =>
        await InlinePolicyStore.DeleteAsync(session, user.Id, request.PolicyName)
            ? Nothing.Value
            : InlinePolicies.NotFound(PrincipalKind.User, request.PolicyName);
}
