using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;
using PrincipalKind = Gatehouse.Policies.Deciding.PrincipalKind;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>Puts together who would call, under which policies, and what the call would say.</summary>
internal sealed class SimulationSetup(ParsedPolicies parsed)
{
    /// <param name="source">Nothing where only given policies are simulated.</param>
    /// <param name="held">What hangs on the source.</param>
    /// <param name="controls">What binds its account.</param>
    public Outcome<Simulation> Make(ISimulationRequest request, Caller caller, PolicySource? source, PolicySet held, IReadOnlyList<IReadOnlyList<SourcedPolicy>>? controls)
    {
        List<SourcedPolicy> identity = [.. held.Identity.Select(policy => PolicySource.Read(policy, InputPolicies.IamPolicy, parsed))];
        var (boundary, resource) = (new List<SourcedPolicy>(), new List<SourcedPolicy>());
        var refusal = InputPolicies.ReadInto(identity, request.PolicyInputList, nameof(request.PolicyInputList), InputPolicies.IamPolicy)
            ?? InputPolicies.ReadInto(
                boundary, request.PermissionsBoundaryPolicyInputList, nameof(request.PermissionsBoundaryPolicyInputList), InputPolicies.BoundaryPolicy)
            ?? (request.ResourcePolicy is { } text
                ? InputPolicies.ReadInto(resource, text, nameof(request.ResourcePolicy), InputPolicies.ResourcePolicy, PolicyUse.Resource)
                : null);
        if (refusal is not null)
        {
            return refusal;
        }

        var principal = PrincipalOf(request, source, caller);
        if (request.ResourcePolicy is not null && principal.Arn.Length == 0)
        {
            return IamRefusals.InvalidInput("CallerArn is required where a ResourcePolicy is given.");
        }

        // A boundary that is given stands in for the one that is there.
        if (boundary.Count == 0 && held.Boundary is { } own)
        {
            boundary.Add(PolicySource.Read(own, InputPolicies.BoundaryPolicy, parsed));
        }

        return new Simulation(
            principal,
            request.ResourceOwner is { } owner ? SimulationRules.AccountOf(owner)! : principal.AccountId,
            new() { Identity = identity, Boundary = boundary is [var one] ? one : null, Resource = resource is [var policy] ? policy : null, ServiceControl = controls },
            SimulationContext.Of(principal, source, held.Tags, request.ContextEntries));
    }

    private static PrincipalRef PrincipalOf(ISimulationRequest request, PolicySource? source, Caller caller) =>
        request.CallerArn is { } text && SimulationRules.UserOf(text) is { } user
            ? new(text, user.AccountId, PrincipalKind.User)
            : source?.Principal ?? new("", caller.AccountId, PrincipalKind.User);
}
