using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record SetDefaultPolicyVersionRequest : IPolicyRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [Required]
    [Pattern(PolicyPatterns.VersionId)]
    public string VersionId { get; init; } = null!;
}

internal sealed class SetDefaultPolicyVersion(ManagedPolicies policies, TimeProvider clock)
    : PolicyOperation<SetDefaultPolicyVersionRequest, Nothing>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(SetDefaultPolicyVersion));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        SetDefaultPolicyVersionRequest request, ManagedPolicy policy, Caller caller, DbSession session)
    {
        if (PolicyText.Read(request.VersionId) is not { } version || await PolicyTextStore.FindAsync(session, policy.Id, version) is null)
        {
            return PolicyRefusals.VersionNotFound(policy.Arn, request.VersionId);
        }

        await ManagedPolicyStore.SetDefaultAsync(session, policy.Id, version, clock.GetUtcNow());
        return Nothing.Value;
    }
}
