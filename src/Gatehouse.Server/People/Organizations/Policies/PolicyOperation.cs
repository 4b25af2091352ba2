using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>An operation on one policy. Another organization's is not there.</summary>
internal abstract class PolicyOperation<TRequest, TReply> : OrganizationOperation<TRequest, TReply>
    where TRequest : PolicyRequest
{
    protected sealed override bool IsDelegable => true;

    protected override (string? Target, string? Other) TargetsOf(TRequest request) => (request.PolicyId, null);

    protected sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Membership membership, Caller caller, DbSession session) =>
        await OrganizationPolicyStore.FindAsync(session, membership.Organization.Id, request.PolicyId) is not { } policy ? OrganizationRefusals.NoPolicy
        : policy.IsManaged && ChangesPolicy ? OrganizationRefusals.Invalid("IMMUTABLE_POLICY", "You can't change a policy that is managed by the service.")
        : await HandleAsync(request, membership.Organization, policy, session);

    protected virtual bool ChangesPolicy => false;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, Organization organization, OrganizationPolicy policy, DbSession session);
}
