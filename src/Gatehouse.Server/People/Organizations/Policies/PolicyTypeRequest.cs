using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations.Policies;

internal abstract record PolicyTypeRequest
{
    [Required]
    [Length(0, 34)]
    [Pattern(OrganizationPatterns.RootId)]
    public string RootId { get; init; } = null!;

    [Required]
    public string PolicyType { get; init; } = null!;
}

internal sealed record RootReply(RootView Root);

/// <summary>Turns a kind of policies on or off for the whole organization.</summary>
internal abstract class PolicyTypeOperation<TRequest> : OrganizationOperation<TRequest, RootReply>
    where TRequest : PolicyTypeRequest
{
    protected sealed override bool IsDelegable => true;

    public sealed override Refusal? Validate(TRequest request) => PolicyTypes.FindProblem(request.PolicyType);

    protected sealed override (string? Target, string? Other) TargetsOf(TRequest request) => (request.RootId, null);

    protected sealed override AccessCheck Ask(AccessCheck check, TRequest request) => check.With("organizations:PolicyType", request.PolicyType);

    protected sealed override async Task<Outcome<RootReply>> HandleAsync(TRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        return request.RootId != organization.RootId
            ? new Refusal("RootNotFoundException", RefusalKind.NotFound, "You specified a root that doesn't exist in your organization.")
            : await ChangeAsync(request.PolicyType, organization, session) is { } refusal
                ? refusal
                : new RootReply(await RootView.FindAsync(session, organization));
    }

    protected abstract Task<Refusal?> ChangeAsync(string type, Organization organization, DbSession session);
}
