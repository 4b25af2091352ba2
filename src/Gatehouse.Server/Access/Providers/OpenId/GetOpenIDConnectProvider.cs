using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record GetOpenIDConnectProviderRequest : IOpenIdProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string OpenIDConnectProviderArn { get; init; } = null!;
}

internal sealed record GetOpenIDConnectProviderReply
{
    /// <summary>Without <c>https://</c>.</summary>
    public required string Url { get; init; }

    public required IReadOnlyList<string> ClientIDList { get; init; }

    public required IReadOnlyList<string> ThumbprintList { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }
}

internal sealed class GetOpenIDConnectProvider : OpenIdProviderOperation<GetOpenIDConnectProviderRequest, GetOpenIDConnectProviderReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetOpenIDConnectProvider), readOnly: true);

    protected override async Task<Outcome<GetOpenIDConnectProviderReply>> HandleAsync(
        GetOpenIDConnectProviderRequest request, OpenIdProvider provider, Caller caller, DbSession session) =>
        new GetOpenIDConnectProviderReply
        {
            Url = provider.Url,
            ClientIDList = provider.ClientIds,
            ThumbprintList = provider.Thumbprints,
            CreateDate = provider.CreatedAt,
            Tags = await TagStore.FindAllAsync(session, provider.Id),
        };
}
