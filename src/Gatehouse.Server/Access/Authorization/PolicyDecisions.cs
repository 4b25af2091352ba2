using Gatehouse.Policies.Deciding;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using PolicyUse = Gatehouse.Policies.Model.PolicyUse;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>Gathers what has a say about a caller and lets it decide. Read with every call: a policy that is taken away is gone at once.</summary>
internal sealed class PolicyDecisions(PrincipalPolicies principals, ManagedPolicies managed, ControlPolicies controls, ParsedPolicies parsed, RequestContext contexts)
{
    public const string Everything = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    private const string IamPolicy = "IAM Policy";

    /// <summary>
    /// One statement of the database; another one where a session names managed policies of the account, and one where the account's
    /// organization changed since it was last asked about.
    /// </summary>
    public async Task<Standing> FindAsync(Caller caller, DbSession session)
    {
        var given = await FindSessionPoliciesAsync(caller, session);
        var holder = Principals.PolicyHolderOf(caller);
        var held = await principals.FindAsync(session, holder ?? "", caller.AccountId);
        var organization = held.Organization is null ? null : await FindOrganizationAsync(session, caller, held.Organization);
        if (holder is null)
        {
            // A federated user whom the root user vouches for is restricted by the session's policies alone.
            return (given is null ? Standing.None : Standing.None with { Identity = [Read("root", Everything)], Session = given }) with { Organization = organization };
        }

        // A federated session without a policy of its own may do nothing (GetFederationToken, "Permissions").
        var isBare = caller.Kind == Principals.FederatedUser && given is null;
        return new(isBare ? [] : ReadAll(held.Identity), held.Boundary is { } boundary ? Read(boundary) : null, given, held.Tags, organization);
    }

    public Judgement Decide(Caller caller, AccessCheck check, Standing standing)
    {
        var context = contexts.Of(caller, check, standing);
        var request = new AccessRequest(Principals.Of(caller), check.Action, check.Resource, check.ResourceAccountId ?? caller.AccountId, context);
        var decision = Decider.Decide(request, new PolicySources
        {
            Identity = standing.Identity,
            Boundary = standing.Boundary,
            Session = standing.Session,
            ServiceControl = standing.Organization?.Controls,
            Resource = check.ResourcePolicy is { } text
                ? new(check.Resource, IamPolicy, parsed.Get(text, check.IsTrust ? PolicyUse.Trust : check.IsSole ? PolicyUse.Sole : PolicyUse.Resource))
                : null,
        });
        return new(decision, context);
    }

    /// <summary>Roles that services made for themselves do their work whatever the organization forbids to people.</summary>
    private async Task<OrganizationStanding> FindOrganizationAsync(DbSession session, Caller caller, OrganizationOfAccount organization)
    {
        var levels = await controls.FindAsync(session, organization);
        return new(organization.Id, levels.Path, Principals.IsServiceLinked(caller) ? null : levels.Levels);
    }

    private SourcedPolicy[] ReadAll(IReadOnlyList<HeldPolicy> held)
    {
        var policies = new SourcedPolicy[held.Count];
        for (var index = 0; index < policies.Length; index++)
        {
            policies[index] = Read(held[index]);
        }

        return policies;
    }

    private SourcedPolicy Read(HeldPolicy policy) => Read(policy.Arn ?? policy.Name, policy.Document);

    private SourcedPolicy Read(string id, string text) => new(id, IamPolicy, parsed.Get(text, PolicyUse.Identity));

    private async Task<List<SourcedPolicy>?> FindSessionPoliciesAsync(Caller caller, DbSession session)
    {
        if (caller.Session is not { } given || (given.Policy is null && given.PolicyArns.Count == 0))
        {
            return null;
        }

        var found = new List<SourcedPolicy>();
        if (given.Policy is { } inline)
        {
            found.Add(Read("session", inline));
        }

        if (given.PolicyArns.Count > 0)
        {
            // One that was deleted since allows nothing more.
            foreach (var (arn, text) in await managed.FindInForceAsync(session, caller.AccountId, given.PolicyArns))
            {
                found.Add(Read(arn, text));
            }
        }

        return found.Count > 0 ? found : [Read("session", PrincipalPolicies.Nothing)];
    }
}
