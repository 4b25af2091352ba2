using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Tags;

internal sealed record ListTagsForResourceRequest : TaggedRequest
{
    [Length(0, OrganizationPatterns.LongestToken)]
    public string? NextToken { get; init; }
}

internal sealed record ListTagsForResourceReply(IReadOnlyList<Tag> Tags);

/// <summary>All at once: there are never more than fifty.</summary>
internal sealed class ListTagsForResource : TaggedOperation<ListTagsForResourceRequest, ListTagsForResourceReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListTagsForResource), readOnly: true);

    protected override async Task<Outcome<ListTagsForResourceReply>> HandleAsync(ListTagsForResourceRequest request, string key, DbSession session) =>
        new ListTagsForResourceReply(await TagStore.FindAllAsync(session, key));
}
