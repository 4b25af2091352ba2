using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record GetPermissionsBoundaryForPermissionSetRequest : PermissionSetRequest;

internal sealed record PermissionsBoundaryReply(PermissionsBoundary PermissionsBoundary);

internal sealed class GetPermissionsBoundaryForPermissionSet : PermissionSetOperation<GetPermissionsBoundaryForPermissionSetRequest, PermissionsBoundaryReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetPermissionsBoundaryForPermissionSet), readOnly: true);

    protected override Task<Outcome<PermissionsBoundaryReply>> HandleAsync(GetPermissionsBoundaryForPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        Task.FromResult<Outcome<PermissionsBoundaryReply>>(set.Boundary is { } boundary
            ? new PermissionsBoundaryReply(PermissionsBoundary.Of(boundary))
            : SsoRefusals.NotFound("The PermissionSet has no permissions boundary."));
}
