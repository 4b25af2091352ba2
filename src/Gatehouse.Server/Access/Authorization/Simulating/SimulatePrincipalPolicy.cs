using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>What may a user, group or role do, with its groups' policies and its boundary? Given policies are added to its own.</summary>
internal sealed class SimulatePrincipalPolicy(SimulationSetup setup, PrincipalPolicies principals)
    : IamOperation<SimulatePrincipalPolicyRequest, SimulatePolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(SimulatePrincipalPolicy), readOnly: true);

    public override Refusal? Validate(SimulatePrincipalPolicyRequest request) =>
        PolicySource.FindProblem(request.PolicySourceArn) ?? SimulationRules.FindProblem(request);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(SimulatePrincipalPolicyRequest request, Caller caller, DbSession session) =>
        [await PolicySource.AskAsync(session, "iam:SimulatePrincipalPolicy", request.PolicySourceArn, caller)];

    public override async Task<Outcome<SimulatePolicyReply>> HandleAsync(SimulatePrincipalPolicyRequest request, Caller caller, DbSession session) =>
        await PolicySource.FindAsync(session, request.PolicySourceArn, caller) is { } source
            ? Simulation.Run(setup.Make(request, caller, source, await principals.FindAsync(session, source.Id)), request)
            : PolicySource.NotFound(request.PolicySourceArn);
}
