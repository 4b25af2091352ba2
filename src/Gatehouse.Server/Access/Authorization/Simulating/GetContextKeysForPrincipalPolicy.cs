using Gatehouse.Policies.Deciding;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

internal sealed record GetContextKeysForPrincipalPolicyRequest
{
    [Required]
    [Length(20, 2048)]
    public string PolicySourceArn { get; init; } = null!;

    [Count(0, SimulationPatterns.MostPolicies)]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public IReadOnlyList<string>? PolicyInputList { get; init; }
}

/// <summary>What a request must say so that the policies of a user, group or role can decide about it; a user's groups count.</summary>
internal sealed class GetContextKeysForPrincipalPolicy(PrincipalPolicies principals, ParsedPolicies parsed)
    : IamOperation<GetContextKeysForPrincipalPolicyRequest, GetContextKeysReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetContextKeysForPrincipalPolicy), readOnly: true);

    public override Refusal? Validate(GetContextKeysForPrincipalPolicyRequest request) => PolicySource.FindProblem(request.PolicySourceArn);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(
        GetContextKeysForPrincipalPolicyRequest request, Caller caller, DbSession session) =>
        [await PolicySource.AskAsync(session, "iam:GetContextKeysForPrincipalPolicy", request.PolicySourceArn, caller)];

    public override async Task<Outcome<GetContextKeysReply>> HandleAsync(GetContextKeysForPrincipalPolicyRequest request, Caller caller, DbSession session)
    {
        if (await PolicySource.FindAsync(session, request.PolicySourceArn, caller) is not { } source)
        {
            return PolicySource.NotFound(request.PolicySourceArn);
        }

        var held = await principals.FindAsync(session, source.Id, caller.AccountId);
        List<SourcedPolicy> policies = [.. held.Identity.Select(policy => PolicySource.Read(policy, InputPolicies.IamPolicy, parsed))];
        return InputPolicies.ReadInto(policies, request.PolicyInputList, nameof(request.PolicyInputList), InputPolicies.IamPolicy) is { } refusal
            ? refusal
            : GetContextKeysForCustomPolicy.KeysOf(policies);
    }
}
