using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record ListParentsRequest : PageRequest
{
    [Required]
    [Length(0, 100)]
    [Pattern(OrganizationPatterns.ChildId)]
    public string ChildId { get; init; } = null!;
}

internal sealed record Parent(string Id, string Type);

internal sealed record ListParentsReply(IReadOnlyList<Parent> Parents);

/// <summary>There is always exactly one.</summary>
internal sealed class ListParents : OrganizationOperation<ListParentsRequest, ListParentsReply>
{
    private static readonly Refusal s_noChild = new("ChildNotFoundException", RefusalKind.NotFound, "You specified a child that doesn't exist in your organization.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListParents), readOnly: true);

    protected override (string? Target, string? Other) TargetsOf(ListParentsRequest request) => (request.ChildId, null);

    protected override async Task<Outcome<ListParentsReply>> HandleAsync(ListParentsRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        var parent = char.IsAsciiDigit(request.ChildId[0])
            ? (await MemberStore.FindAsync(session, organization.Id, request.ChildId))?.ParentId
            : (await OrganizationUnitStore.FindAsync(session, organization.Id, request.ChildId))?.ParentId;
        return parent is null ? s_noChild : new ListParentsReply([new(parent, parent == organization.RootId ? "ROOT" : ListChildrenRequest.Unit)]);
    }
}
