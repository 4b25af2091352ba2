using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record PutPermissionsBoundaryToPermissionSetRequest : PermissionSetRequest
{
    [Required]
    public PermissionsBoundary PermissionsBoundary { get; init; } = null!;
}

internal sealed class PutPermissionsBoundaryToPermissionSet(SetPolicies policies) : PermissionSetOperation<PutPermissionsBoundaryToPermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutPermissionsBoundaryToPermissionSet));

    public override Refusal? Validate(PutPermissionsBoundaryToPermissionSetRequest request) =>
        request.PermissionsBoundary.ToReference() is null
            ? SsoRefusals.Invalid("Exactly one of CustomerManagedPolicyReference and ManagedPolicyArn must be given.")
            : null;

    protected override async Task<Outcome<Nothing>> HandleAsync(PutPermissionsBoundaryToPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session)
    {
        var boundary = request.PermissionsBoundary.ToReference()!.Value;
        if (policies.FindUnknown(boundary) is { } unknown)
        {
            return unknown;
        }

        await PermissionSetStore.UpdateAsync(session, set with { Boundary = boundary });
        return Nothing.Value;
    }
}
