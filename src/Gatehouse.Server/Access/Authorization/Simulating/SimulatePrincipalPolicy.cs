using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>What may a user, group or role do, with its groups' policies and its boundary? Given policies are added to its own.</summary>
internal sealed class SimulatePrincipalPolicy(SimulationSetup setup, PrincipalPolicies principals, ControlPolicies controls)
    : IamOperation<SimulatePrincipalPolicyRequest, SimulatePolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(SimulatePrincipalPolicy), readOnly: true);

    public override Refusal? Validate(SimulatePrincipalPolicyRequest request) =>
        PolicySource.FindProblem(request.PolicySourceArn) ?? SimulationRules.FindProblem(request);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(SimulatePrincipalPolicyRequest request, Caller caller, DbSession session) =>
        [await PolicySource.AskAsync(session, "iam:SimulatePrincipalPolicy", request.PolicySourceArn, caller)];

    public override async Task<Outcome<SimulatePolicyReply>> HandleAsync(SimulatePrincipalPolicyRequest request, Caller caller, DbSession session)
    {
        if (await PolicySource.FindAsync(session, request.PolicySourceArn, caller) is not { } source)
        {
            return PolicySource.NotFound(request.PolicySourceArn);
        }

        var held = await principals.FindAsync(session, source.Id, caller.AccountId);
        var levels = held.Organization is null || source.IsServiceLinked ? null : (await controls.FindAsync(session, held.Organization)).Levels;
        return Simulation.Run(setup.Make(request, caller, source, held, levels), request);
    }
}
