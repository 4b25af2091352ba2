using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record ListChildrenRequest : ParentPageRequest
{
    public const string Account = "ACCOUNT";
    public const string Unit = "ORGANIZATIONAL_UNIT";

    [Required]
    [OneOf(Account, Unit)]
    public string ChildType { get; init; } = null!;
}

internal sealed record Child(string Id, string Type);

internal sealed record ListChildrenReply(IReadOnlyList<Child> Children, string? NextToken);

internal sealed class ListChildren : OrganizationOperation<ListChildrenRequest, ListChildrenReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListChildren), readOnly: true);

    protected override (string? Target, string? Other) TargetsOf(ListChildrenRequest request) => (request.ParentId, null);

    protected override async Task<Outcome<ListChildrenReply>> HandleAsync(ListChildrenRequest request, Membership membership, Caller caller, DbSession session)
    {
        var tree = await OrganizationTree.ReadAsync(session, membership.Organization);
        if (!tree.HasParent(request.ParentId))
        {
            return OrganizationRefusals.NoParent;
        }

        return request.ChildType == ListChildrenRequest.Unit
            ? await OrganizationPages.CutAsync(
                request, tree.Units.Where(unit => unit.ParentId == request.ParentId).Select(static unit => unit.Id), static id => id, (ids, next) => Answer(request, ids, next))
            : await OrganizationPages.CutAsync(
                request,
                (after, limit) => MemberStore.FindIdsAsync(session, membership.Organization.Id, request.ParentId, after, limit),
                static id => id,
                (ids, next) => Answer(request, ids, next));
    }

    private static ListChildrenReply Answer(ListChildrenRequest request, IReadOnlyList<string> ids, string? next) =>
        new([.. ids.Select(id => new Child(id, request.ChildType))], next);
}
