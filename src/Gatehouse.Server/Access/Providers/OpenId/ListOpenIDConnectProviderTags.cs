using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record ListOpenIDConnectProviderTagsRequest : IOpenIdProviderRequest, IPagedRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string OpenIDConnectProviderArn { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListOpenIDConnectProviderTagsReply
{
    public required IReadOnlyList<Tag> Tags { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListOpenIDConnectProviderTags : OpenIdProviderOperation<ListOpenIDConnectProviderTagsRequest, ListOpenIDConnectProviderTagsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListOpenIDConnectProviderTags), readOnly: true);

    protected override async Task<Outcome<ListOpenIDConnectProviderTagsReply>> HandleAsync(
        ListOpenIDConnectProviderTagsRequest request, OpenIdProvider provider, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await TagStore.FindAllAsync(session, provider.Id),
            static tag => tag.Key.ToLowerInvariant(),
            static (tags, next) => new ListOpenIDConnectProviderTagsReply { Tags = tags, Marker = next });
}
