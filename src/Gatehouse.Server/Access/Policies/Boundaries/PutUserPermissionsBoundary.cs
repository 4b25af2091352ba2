using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Boundaries;

internal sealed record PutUserPermissionsBoundaryRequest : IUserRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;

    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PermissionsBoundary { get; init; } = null!;
}

internal sealed class PutUserPermissionsBoundary(BoundaryPolicies boundaries) : UserOperation<PutUserPermissionsBoundaryRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutUserPermissionsBoundary));

    public override Refusal? Validate(PutUserPermissionsBoundaryRequest request) => PolicyArns.FindProblem(request.PermissionsBoundary);

    protected override AccessCheck Ask(AccessCheck check, PutUserPermissionsBoundaryRequest request) => check.With("iam:PermissionsBoundary", request.PermissionsBoundary);

    protected override async Task<Outcome<Nothing>> HandleAsync(PutUserPermissionsBoundaryRequest request, IamUser user, Caller caller, DbSession session)
    {
        if (await boundaries.FindProblemAsync(session, caller.AccountId, request.PermissionsBoundary) is { } refusal)
        {
            return refusal;
        }

        await IamUserStore.SetBoundaryAsync(session, user.Id, request.PermissionsBoundary);
        return Nothing.Value;
    }
}
