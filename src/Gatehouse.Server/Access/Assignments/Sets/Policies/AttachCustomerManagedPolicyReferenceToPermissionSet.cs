using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record AttachCustomerManagedPolicyReferenceToPermissionSetRequest : PermissionSetRequest
{
    [Required]
    public CustomerManagedPolicyReference CustomerManagedPolicyReference { get; init; } = null!;
}

internal sealed class AttachCustomerManagedPolicyReferenceToPermissionSet(SetPolicies policies) : PermissionSetOperation<AttachCustomerManagedPolicyReferenceToPermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(AttachCustomerManagedPolicyReferenceToPermissionSet));

    protected override Task<Outcome<Nothing>> HandleAsync(
        AttachCustomerManagedPolicyReferenceToPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        policies.AttachAsync(session, set, request.CustomerManagedPolicyReference.ToReference());
}
