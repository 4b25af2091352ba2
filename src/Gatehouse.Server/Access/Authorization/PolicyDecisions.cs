using Gatehouse.Policies.Deciding;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using PolicyUse = Gatehouse.Policies.Model.PolicyUse;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>Gathers what has a say in one question and lets it decide. Read with every call: a policy that is taken away is gone at once.</summary>
internal sealed class PolicyDecisions(PrincipalPolicies principals, ManagedPolicies managed, ParsedPolicies parsed, RequestContext contexts)
{
    private const string IamPolicy = "IAM Policy";
    private const string Everything = """{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""";

    public async Task<Decision> DecideAsync(Caller caller, AccessCheck check, DbSession session)
    {
        var holder = Principals.PolicyHolderOf(caller);
        var held = holder is null ? new PolicySet([], null, []) : await principals.FindAsync(session, holder);
        var request = new AccessRequest(
            Principals.Of(caller), check.Action, check.Resource, check.ResourceAccountId ?? caller.AccountId, contexts.Of(caller, check, held.Tags));
        var policies = await FindSessionPoliciesAsync(caller, session);
        return Decider.Decide(request, new PolicySources
        {
            Identity = IdentityOf(caller, held, policies),
            Boundary = held.Boundary is { } boundary ? Read(boundary) : null,
            Session = policies,
            Resource = check.ResourcePolicy is { } text
                ? new(check.Resource, IamPolicy, parsed.Get(text, check.IsTrust ? PolicyUse.Trust : PolicyUse.Resource))
                : null,
        });
    }

    /// <summary>
    /// A federated session without a policy of its own may do nothing. One that a root user asked for is restricted by that policy
    /// alone (GetFederationToken, "Permissions").
    /// </summary>
    private IReadOnlyList<SourcedPolicy> IdentityOf(Caller caller, PolicySet held, List<SourcedPolicy>? session)
    {
        if (caller.Kind == Principals.FederatedUser)
        {
            return session is null ? [] : caller.Session!.IssuerId == caller.AccountId ? [new("root", IamPolicy, parsed.Get(Everything, PolicyUse.Identity))] : ReadAll(held);
        }

        return ReadAll(held);
    }

    private SourcedPolicy[] ReadAll(PolicySet held) => [.. held.Identity.Select(Read)];

    private SourcedPolicy Read(HeldPolicy policy) => new(policy.Arn ?? policy.Name, IamPolicy, parsed.Get(policy.Document, PolicyUse.Identity));

    private async Task<List<SourcedPolicy>?> FindSessionPoliciesAsync(Caller caller, DbSession session)
    {
        if (caller.Session is not { } given || (given.Policy is null && given.PolicyArns.Count == 0))
        {
            return null;
        }

        var found = new List<SourcedPolicy>();
        if (given.Policy is { } inline)
        {
            found.Add(new("session", IamPolicy, parsed.Get(inline, PolicyUse.Identity)));
        }

        foreach (var arn in given.PolicyArns)
        {
            // One that was deleted since allows nothing more.
            if (await managed.FindTextAsync(session, caller.AccountId, arn) is { } text)
            {
                found.Add(new(arn, IamPolicy, parsed.Get(text, PolicyUse.Identity)));
            }
        }

        return found.Count > 0 ? found : [new("session", IamPolicy, parsed.Get(PrincipalPolicies.Nothing, PolicyUse.Identity))];
    }
}
