using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Inline;

internal sealed record DeleteGroupPolicyRequest : IGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;
}

internal sealed class DeleteGroupPolicy : GroupOperation<DeleteGroupPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteGroupPolicy));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteGroupPolicyRequest request, IamGroup group, Caller caller, DbSession session) =>
        await InlinePolicyStore.DeleteAsync(session, group.Id, request.PolicyName)
            ? Nothing.Value
            : InlinePolicies.NotFound(PrincipalKind.Group, request.PolicyName);
}
