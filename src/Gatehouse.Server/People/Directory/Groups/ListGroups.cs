using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Groups;

internal sealed record ListGroupsRequest : IStoreRequest, IStorePageRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(1, 65535)]
    [Pattern(StorePatterns.NextToken)]
    public string? NextToken { get; init; }

    [Count(0, 1)]
    public IReadOnlyList<StoreFilter>? Filters { get; init; }
}

internal sealed record ListGroupsReply(IReadOnlyList<GroupView> Groups, string? NextToken);

/// <summary>The groups of a store in the order of their ids, or the one that a filter names.</summary>
internal sealed class ListGroups : StoreOperation<ListGroupsRequest, ListGroupsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListGroups), readOnly: true);

    public override Refusal? Validate(ListGroupsRequest request) =>
        request.Filters is [var filter] && !filter.Is("DisplayName")
            ? StoreRefusals.Invalid($"The attribute '{filter.AttributePath}' cannot be filtered by.")
            : null;

    protected override IEnumerable<string> NameResources(ListGroupsRequest request) => ["group/*"];

    protected override async Task<Outcome<ListGroupsReply>> HandleAsync(ListGroupsRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        if (request.Filters is [var filter])
        {
            return new ListGroupsReply(
                await DirectoryGroupStore.FindByNameAsync(session, directory.Id, filter.AttributeValue) is { } group
                    ? [GroupView.Of(group, await ExternalIdStore.FindAllAsync(session, group.Id))]
                    : [],
                null);
        }

        switch (StorePage.Read(request))
        {
            case Outcome<StorePage>.Done { Value: var page }:
                var (rows, next) = page.Cut(await DirectoryGroupStore.FindPageAsync(session, directory.Id, page.After, page.Limit), static group => group.Id);
                var externalIds = await ExternalIdStore.FindOfGroupsAsync(session, directory.Id, page);
                return new ListGroupsReply([.. rows.Select(group => GroupView.Of(group, externalIds[group.Id]))], next);
            case Outcome<StorePage>.Refused { Refusal: var refusal }:
                return refusal;
            default:
                throw new InvalidOperationException("A page is read or refused.");
        }
    }
}
