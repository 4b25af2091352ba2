using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record DetachCustomerManagedPolicyReferenceFromPermissionSetRequest : PermissionSetRequest
{
    [Required]
    public CustomerManagedPolicyReference CustomerManagedPolicyReference { get; init; } = null!;
}

internal sealed class DetachCustomerManagedPolicyReferenceFromPermissionSet : PermissionSetOperation<DetachCustomerManagedPolicyReferenceFromPermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DetachCustomerManagedPolicyReferenceFromPermissionSet));

    protected override Task<Outcome<Nothing>> HandleAsync(
        DetachCustomerManagedPolicyReferenceFromPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        SetPolicies.DetachAsync(session, set, request.CustomerManagedPolicyReference.ToReference());
}
