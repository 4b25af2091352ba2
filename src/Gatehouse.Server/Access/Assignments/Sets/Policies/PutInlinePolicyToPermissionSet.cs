using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets.Policies;

internal sealed record PutInlinePolicyToPermissionSetRequest : PermissionSetRequest
{
    [Required]
    [Length(1, PermissionSet.LargestInlinePolicy)]
    [Pattern(SsoPatterns.PolicyDocument)]
    public string InlinePolicy { get; init; } = null!;
}

internal sealed class PutInlinePolicyToPermissionSet : PermissionSetOperation<PutInlinePolicyToPermissionSetRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutInlinePolicyToPermissionSet));

    public override Refusal? Validate(PutInlinePolicyToPermissionSetRequest request) => PolicyDocuments.FindProblem(request.InlinePolicy);

    protected override async Task<Outcome<Nothing>> HandleAsync(PutInlinePolicyToPermissionSetRequest request, WorkforceDirectory directory, PermissionSet set, DbSession session)
    {
        await PermissionSetStore.UpdateAsync(session, set with { InlinePolicy = request.InlinePolicy });
        return Nothing.Value;
    }
}
