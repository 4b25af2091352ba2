using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record AttachManagedPolicyToPermissionSetRequest : PermissionSetRequest
{
    [Required]
    [Length(20, 2048)]
    [Pattern(SsoPatterns.ManagedPolicyArn)]
    public string ManagedPolicyArn { get; init; } = null!;
}

internal sealed class AttachManagedPolicyToPermissionSet(SetPolicies policies) : PermissionSetOperation<AttachManagedPolicyToPermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(AttachManagedPolicyToPermissionSet));

    protected override Task<Outcome<Nothing>> HandleAsync(
        AttachManagedPolicyToPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        policies.AttachAsync(session, set, new PolicyReference(request.ManagedPolicyArn));
}
