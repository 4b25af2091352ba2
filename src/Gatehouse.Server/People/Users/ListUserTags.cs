using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users;

internal sealed record ListUserTagsRequest : IUserRequest, IPagedRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListUserTagsReply(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);

internal sealed class ListUserTags : UserOperation<ListUserTagsRequest, ListUserTagsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListUserTags), readOnly: true);

    /// <summary>There are fifty at most, so the page is cut here.</summary>
    protected override async Task<Outcome<ListUserTagsReply>> HandleAsync(ListUserTagsRequest request, IamUser user, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await TagStore.FindAllAsync(session, user.Id),
            static tag => tag.Key.ToLowerInvariant(),
            static (tags, next) => new ListUserTagsReply(tags, next is not null, next));
}
