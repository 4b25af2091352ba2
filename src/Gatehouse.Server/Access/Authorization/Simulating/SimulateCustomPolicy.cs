using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>What would policies allow that nobody has yet? It tells nothing about anybody's own.</summary>
internal sealed class SimulateCustomPolicy(SimulationSetup setup) : IamOperation<SimulateCustomPolicyRequest, SimulatePolicyReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(SimulateCustomPolicy), readOnly: true);

    public override Refusal? Validate(SimulateCustomPolicyRequest request) => SimulationRules.FindProblem(request);

    public override Task<Outcome<SimulatePolicyReply>> HandleAsync(SimulateCustomPolicyRequest request, Caller caller, DbSession session) =>
        Task.FromResult(Simulation.Run(setup.Make(request, caller, source: null, new PolicySet([], null, [], null), controls: null), request));
}
