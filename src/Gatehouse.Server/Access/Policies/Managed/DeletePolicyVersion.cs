using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record DeletePolicyVersionRequest : IPolicyRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [Required]
    [Pattern(PolicyPatterns.VersionId)]
    public string VersionId { get; init; } = null!;
}

internal sealed class DeletePolicyVersion(ManagedPolicies policies) : PolicyOperation<DeletePolicyVersionRequest, Nothing>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeletePolicyVersion));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeletePolicyVersionRequest request, ManagedPolicy policy, Caller caller, DbSession session)
    {
        var version = PolicyText.Read(request.VersionId);
        if (version == policy.DefaultVersion)
        {
            return PolicyRefusals.Conflict("Cannot delete the default version of a policy.");
        }

        return version is { } number && await PolicyTextStore.DeleteAsync(session, policy.Id, number)
            ? Nothing.Value
            : PolicyRefusals.VersionNotFound(policy.Arn, request.VersionId);
    }
}
