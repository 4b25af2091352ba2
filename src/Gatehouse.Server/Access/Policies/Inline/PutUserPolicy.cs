using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Inline;

internal sealed record PutUserPolicyRequest : IUserRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string PolicyName { get; init; } = null!;

    [Required]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public string PolicyDocument { get; init; } = null!;
}

internal sealed class PutUserPolicy : UserPolicyOperation<PutUserPolicyRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutUserPolicy));

    public override Refusal? Validate(PutUserPolicyRequest request) => PolicyDocuments.FindProblem(request.PolicyDocument);

    protected override async Task<Outcome<Nothing>> HandleAsync(PutUserPolicyRequest request, IamUser user, Caller caller, DbSession session) =>
        await InlinePolicies.PutAsync(session, caller.AccountId, PrincipalKind.User, user.Id, user.Name, new(request.PolicyName, request.PolicyDocument)) is { } refusal
            ? refusal
            : Nothing.Value;
}
