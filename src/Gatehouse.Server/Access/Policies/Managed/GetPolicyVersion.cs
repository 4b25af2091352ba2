using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record GetPolicyVersionRequest : IPolicyRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [Required]
    [Pattern(PolicyPatterns.VersionId)]
    public string VersionId { get; init; } = null!;
}

internal sealed record GetPolicyVersionReply
{
    public required PolicyVersionItem PolicyVersion { get; init; }
}

internal sealed class GetPolicyVersion(ManagedPolicies policies) : PolicyOperation<GetPolicyVersionRequest, GetPolicyVersionReply>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetPolicyVersion), readOnly: true);

    protected override async Task<Outcome<GetPolicyVersionReply>> HandleAsync(
        GetPolicyVersionRequest request, ManagedPolicy policy, Caller caller, DbSession session) =>
        PolicyText.Read(request.VersionId) is { } version && await Policies.FindTextAsync(session, policy, version) is { } text
            ? new GetPolicyVersionReply { PolicyVersion = PolicyVersionItem.Of(policy, text, withDocument: true) }
            : PolicyRefusals.VersionNotFound(policy.Arn, request.VersionId);
}
