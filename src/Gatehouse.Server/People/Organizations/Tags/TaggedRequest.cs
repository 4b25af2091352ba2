using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations.Tags;

internal abstract record TaggedRequest
{
    [Required]
    [Length(0, 130)]
    [Pattern(OrganizationPatterns.TaggableId)]
    public string ResourceId { get; init; } = null!;
}

/// <summary>An operation on the tags of an account, the root, a unit or a policy.</summary>
internal abstract class TaggedOperation<TRequest, TReply> : OrganizationOperation<TRequest, TReply>
    where TRequest : TaggedRequest
{
    protected override bool IsDelegable => true;

    protected override (string? Target, string? Other) TargetsOf(TRequest request) => (request.ResourceId, null);

    protected sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Membership membership, Caller caller, DbSession session) =>
        await IsThereAsync(session, membership.Organization, request.ResourceId)
            ? await HandleAsync(request, TagKeys.Of(membership.Organization, request.ResourceId), session)
            : OrganizationRefusals.NoTarget;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, string key, DbSession session);

    private static async Task<bool> IsThereAsync(DbSession session, Organization organization, string id) =>
        id == organization.RootId
        || (id == organization.ResourcePolicyId)
        || (id.StartsWith("ou-", StringComparison.Ordinal) && await OrganizationUnitStore.FindAsync(session, organization.Id, id) is not null)
        || (id.StartsWith("p-", StringComparison.Ordinal) && await OrganizationPolicyStore.FindAsync(session, organization.Id, id) is not null)
        || (char.IsAsciiDigit(id[0]) && await MemberStore.FindAsync(session, organization.Id, id) is not null);
}
