using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Inline;

internal sealed record PutGroupPolicyRequest : IGroupRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string GroupName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;

    [Required]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public string PolicyDocument { get; init; } = null!;
}

internal sealed class PutGroupPolicy : GroupOperation<PutGroupPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutGroupPolicy));

    public override Refusal? Validate(PutGroupPolicyRequest request) => PolicyDocuments.FindProblem(request.PolicyDocument);

    protected override async Task<Outcome<Nothing>> HandleAsync(PutGroupPolicyRequest request, IamGroup group, Caller caller, DbSession session) =>
        await InlinePolicies.PutAsync(session, caller.AccountId, PrincipalKind.Group, group.Id, group.Name, new(request.PolicyName, request.PolicyDocument)) is { } refusal
            ? refusal
            : Nothing.Value;
}
