using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record GetInlinePolicyForPermissionSetRequest : PermissionSetRequest;

internal sealed record InlinePolicyReply(string InlinePolicy);

/// <summary>Empty where there is none.</summary>
internal sealed class GetInlinePolicyForPermissionSet : PermissionSetOperation<GetInlinePolicyForPermissionSetRequest, InlinePolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetInlinePolicyForPermissionSet), readOnly: true);

    protected override Task<Outcome<InlinePolicyReply>> HandleAsync(GetInlinePolicyForPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session) =>
        Task.FromResult<Outcome<InlinePolicyReply>>(new InlinePolicyReply(set.InlinePolicy ?? ""));
}
