using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Reading;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

internal sealed record GetContextKeysForCustomPolicyRequest
{
    [Required]
    [Count(0, SimulationPatterns.MostPolicies)]
    [Length(1, PolicyPatterns.LongestDocument)]
    [Pattern(IamPatterns.Document)]
    public IReadOnlyList<string> PolicyInputList { get; init; } = null!;
}

/// <summary>What a request must say so that these policies can decide about it.</summary>
internal sealed class GetContextKeysForCustomPolicy : IamOperation<GetContextKeysForCustomPolicyRequest, GetContextKeysReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetContextKeysForCustomPolicy), readOnly: true);

    public override Task<Outcome<GetContextKeysReply>> HandleAsync(GetContextKeysForCustomPolicyRequest request, Caller caller, DbSession session)
    {
        var policies = new List<SourcedPolicy>();
        return Task.FromResult<Outcome<GetContextKeysReply>>(
            InputPolicies.ReadInto(policies, request.PolicyInputList, nameof(request.PolicyInputList), InputPolicies.IamPolicy) is { } refusal
                ? refusal
                : KeysOf(policies));
    }

    public static GetContextKeysReply KeysOf(IEnumerable<SourcedPolicy> policies) =>
        new([.. policies.SelectMany(static policy => ContextKeys.Of(policy.PolicyDocument)).Distinct(StringComparer.OrdinalIgnoreCase)]);
}
