using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Managed;

internal sealed record CreatePolicyVersionRequest : IPolicyRequest
{
    [Required]
    [Length(0, PolicyPatterns.LongestArn)]
    public string PolicyArn { get; init; } = null!;

    [Required]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public string PolicyDocument { get; init; } = null!;

    public bool? SetAsDefault { get; init; }
}

internal sealed record CreatePolicyVersionReply
{
    public required PolicyVersionItem PolicyVersion { get; init; }
}

internal sealed class CreatePolicyVersion(ManagedPolicies policies, TimeProvider clock)
    : PolicyOperation<CreatePolicyVersionRequest, CreatePolicyVersionReply>(policies)
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreatePolicyVersion));

    public override Refusal? Validate(CreatePolicyVersionRequest request) =>
        base.Validate(request) ?? ManagedPolicyRules.FindProblem(request.PolicyDocument);

    protected override async Task<Outcome<CreatePolicyVersionReply>> HandleAsync(
        CreatePolicyVersionRequest request, ManagedPolicy policy, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var isDefault = request.SetAsDefault == true;
        if (await ManagedPolicyStore.TakeVersionAsync(session, policy.Id, isDefault, now) is not { } version)
        {
            return new Refusal(
                "LimitExceeded",
                RefusalKind.Conflict,
                "A managed policy can have up to 5 versions. Before you create a new version, you must delete an existing version.");
        }

        var text = new PolicyText(version, request.PolicyDocument, now);
        await PolicyTextStore.InsertAsync(session, policy.Id, text);
        return new CreatePolicyVersionReply
        {
            PolicyVersion = PolicyVersionItem.Of(policy with { DefaultVersion = isDefault ? version : policy.DefaultVersion }, text),
        };
    }
}
