using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

internal sealed record ListSAMLProviderTagsRequest : ISamlProviderRequest, IPagedRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string SAMLProviderArn { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListSAMLProviderTagsReply
{
    public required IReadOnlyList<Tag> Tags { get; init; }

    public bool IsTruncated => Marker is not null;

    public string? Marker { get; init; }
}

internal sealed class ListSAMLProviderTags : SamlProviderOperation<ListSAMLProviderTagsRequest, ListSAMLProviderTagsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListSAMLProviderTags), readOnly: true);

    protected override async Task<Outcome<ListSAMLProviderTagsReply>> HandleAsync(
        ListSAMLProviderTagsRequest request, SamlProvider provider, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await TagStore.FindAllAsync(session, provider.Id),
            static tag => tag.Key.ToLowerInvariant(),
            static (tags, next) => new ListSAMLProviderTagsReply { Tags = tags, Marker = next });
}
