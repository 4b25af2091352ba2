using System.Globalization;
using Gatehouse.Policies.Conditions;
using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Policies.Reading;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Authorization.Simulating;

/// <summary>Decides actions on resources as if they were called. Nothing is looked up and nothing happens.</summary>
/// <param name="resourceOwner">Whose the resources are that do not say so themselves.</param>
internal sealed class Simulation(PrincipalRef principal, string resourceOwner, PolicySources sources, ConditionContext context)
{
    private const string Everything = "*";

    /// <summary>How many statements one call compares; a page ends earlier where there are many resources and statements.</summary>
    private const long MostComparisons = 1_000_000;

    private static readonly Dictionary<string, string> noDetails = [];

    private static readonly SourcedPolicy allowAll = new(
        "", InputPolicies.IamPolicy, ((PolicyReading.Read)PolicyReader.Read(PolicyDecisions.Everything, PolicyUse.Identity)).PolicyDocument);

    public static Outcome<SimulatePolicyReply> Run(Outcome<Simulation> made, ISimulationRequest request) => made switch
    {
        Outcome<Simulation>.Done { Value: var simulation } => simulation.Answer(request),
        Outcome<Simulation>.Refused { Refusal: var refusal } => refusal,
        _ => throw new InvalidOperationException("A simulation is made or refused."),
    };

    private Outcome<SimulatePolicyReply> Answer(ISimulationRequest request)
    {
        if (PageOf.Read(request) is not Outcome<PageOf>.Done { Value: var page }
            || !int.TryParse(page.After.Length == 0 ? "0" : page.After, NumberStyles.None, CultureInfo.InvariantCulture, out var first))
        {
            return PageOf.InvalidMarker;
        }

        var resources = request.ResourceArns ?? [];
        var comparisons = Math.Max(1L, resources.Count) * Math.Max(1L, AllPolicies().Sum(static policy => policy.Statements.Count));
        if (comparisons > MostComparisons)
        {
            return IamRefusals.InvalidInput("The policies and resources are too many for one call.");
        }

        var count = (int)Math.Min(page.Count, MostComparisons / comparisons);
        var results = request.ActionNames.Skip(first).Take(count).Select(action => Evaluate(action, resources)).ToList();
        var next = first + results.Count < request.ActionNames.Count ? PageOf.MarkerOf((first + results.Count).ToString(CultureInfo.InvariantCulture)) : null;
        return new SimulatePolicyReply(results, next is not null, next);
    }

    /// <param name="resources">None asks about everything.</param>
    private EvaluationResult Evaluate(string action, IReadOnlyList<string> resources)
    {
        var missing = FindMissing(action);
        var isNamed = resources.Count > 0;
        var each = (isNamed ? resources : [Everything]).Select(resource => Evaluate(action, resource, missing)).ToList();

        // One denial denies the whole, and only what denied is named.
        var worst = each.Find(static one => one.EvalResourceDecision == SimulationWords.ExplicitDeny)
            ?? each.Find(static one => one.EvalResourceDecision == SimulationWords.ImplicitDeny)
            ?? each[0];
        var matched = each.Where(one => one.EvalResourceDecision == worst.EvalResourceDecision).SelectMany(static one => one.MatchedStatements).Distinct();
        return new()
        {
            EvalActionName = action,
            EvalResourceName = each is [var only] ? only.EvalResourceName : Everything,
            EvalDecision = worst.EvalResourceDecision,
            MatchedStatements = [.. matched],
            MissingContextValues = isNamed ? [] : missing,
            OrganizationsDecisionDetail = new(each.TrueForAll(one => AllowedByOrganizations(action, one.EvalResourceName))),
            PermissionsBoundaryDecisionDetail = sources.Boundary is null
                ? null
                : new(each.TrueForAll(static one => one.PermissionsBoundaryDecisionDetail!.AllowedByPermissionsBoundary)),
            EvalDecisionDetails = worst.EvalDecisionDetails,
            ResourceSpecificResults = isNamed ? each : null,
        };
    }

    /// <summary>What a boundary allows is told beside the statements: it gives nothing by itself.</summary>
    private ResourceSpecificResult Evaluate(string action, string resource, IReadOnlyList<string> missing)
    {
        var request = new AccessRequest(principal, action, resource, OwnerOf(resource), context);
        var decision = Decider.Decide(request, sources);
        return new()
        {
            EvalResourceName = resource,
            EvalResourceDecision = SimulationWords.Of(decision.Verdict),
            MatchedStatements = [.. decision.Deciding.Where(matched => !decision.IsAllowed || matched.Source != sources.Boundary).Select(SimulationWords.Of)],
            MissingContextValues = missing,
            EvalDecisionDetails = Detail(request),
            PermissionsBoundaryDecisionDetail = sources.Boundary is { } boundary ? new(Allows(request, [boundary])) : null,
        };
    }

    /// <summary>
    /// Without a policy on the resource nothing is known of the other side, so that the principal's own policies decide as if the
    /// resource were at home.
    /// </summary>
    private string OwnerOf(string resource) =>
        sources.Resource is null ? principal.AccountId
        : Arn.TryRead(resource, out var arn) && arn.AccountId.Length > 0 ? arn.AccountId
        : resourceOwner;

    /// <summary>Across accounts both sides must allow; each is told by itself.</summary>
    private Dictionary<string, string> Detail(AccessRequest request)
    {
        if (request.ResourceAccountId == principal.AccountId)
        {
            return noDetails;
        }

        var ownSide = Decider.Decide(request with { ResourceAccountId = principal.AccountId }, sources with { Resource = null });
        var otherSide = Decider.Decide(request, new() { Identity = [allowAll], Resource = sources.Resource });
        return new Dictionary<string, string>
        {
            [InputPolicies.IamPolicy] = SimulationWords.Of(ownSide.Verdict),
            [InputPolicies.ResourcePolicy] = SimulationWords.Of(otherSide.Verdict),
        };
    }

    private bool AllowedByOrganizations(string action, string resource) =>
        sources.ServiceControl is null
        || Decider.Decide(
            new(principal, action, resource, principal.AccountId, context), new() { Identity = [allowAll], ServiceControl = sources.ServiceControl }).IsAllowed;

    private static bool Allows(AccessRequest request, IReadOnlyList<SourcedPolicy> policies) =>
        Decider.Decide(request with { ResourceAccountId = request.Principal.AccountId }, new() { Identity = policies }).IsAllowed;

    /// <summary>What the statements about this action ask for and nobody said.</summary>
    private List<string> FindMissing(string action)
    {
        var request = new AccessRequest(principal, action, Everything, principal.AccountId, context);
        return
        [
            .. AllPolicies()
                .SelectMany(policy => ContextKeys.Of(policy with { Statements = [.. policy.Statements.Where(statement => IsAbout(statement, request))] }))
                .Distinct(StringComparer.OrdinalIgnoreCase)
                .Where(key => context.Find(key) is null),
        ];
    }

    private static bool IsAbout(Statement statement, AccessRequest request) =>
        (statement with { Resources = null, NotResources = null, Conditions = [] }).Matches(request);

    private IEnumerable<PolicyDocument> AllPolicies() =>
        sources.Identity.Append(sources.Boundary).Append(sources.Resource).OfType<SourcedPolicy>().Select(static policy => policy.PolicyDocument);
}
