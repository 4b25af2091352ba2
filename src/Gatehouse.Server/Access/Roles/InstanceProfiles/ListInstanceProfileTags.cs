using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record ListInstanceProfileTagsRequest : IInstanceProfileRequest, IPagedRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string InstanceProfileName { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListInstanceProfileTagsReply
{
    public required IReadOnlyList<Tag> Tags { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListInstanceProfileTags : InstanceProfileOperation<ListInstanceProfileTagsRequest, ListInstanceProfileTagsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListInstanceProfileTags), readOnly: true);

    protected override async Task<Outcome<ListInstanceProfileTagsReply>> HandleAsync(
        ListInstanceProfileTagsRequest request, InstanceProfile profile, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await TagStore.FindAllAsync(session, profile.Id),
            static tag => tag.Key.ToLowerInvariant(),
            static (tags, next) => new ListInstanceProfileTagsReply { Tags = tags, Marker = next });
}
