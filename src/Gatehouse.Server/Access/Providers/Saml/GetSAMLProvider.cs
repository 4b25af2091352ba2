using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

internal sealed record GetSAMLProviderRequest : ISamlProviderRequest
{
    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string SAMLProviderArn { get; init; } = null!;
}

internal sealed record GetSAMLProviderReply
{
    public required string SAMLProviderUUID { get; init; }

    public required string SAMLMetadataDocument { get; init; }

    public required DateTimeOffset CreateDate { get; init; }

    public DateTimeOffset? ValidUntil { get; init; }

    public required IReadOnlyList<Tag> Tags { get; init; }

    public string? AssertionEncryptionMode { get; init; }

    public IReadOnlyList<SAMLPrivateKey>? PrivateKeyList { get; init; }
}

/// <summary>Which private key and since when; never the key.</summary>
internal sealed record SAMLPrivateKey(string KeyId, DateTimeOffset Timestamp);

internal sealed class GetSAMLProvider(SamlKeys keys) : SamlProviderOperation<GetSAMLProviderRequest, GetSAMLProviderReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetSAMLProvider), readOnly: true);

    protected override async Task<Outcome<GetSAMLProviderReply>> HandleAsync(
        GetSAMLProviderRequest request, SamlProvider provider, Caller caller, DbSession session)
    {
        var privateKeys = keys.Open(provider);
        return new GetSAMLProviderReply
        {
            SAMLProviderUUID = provider.Id,
            SAMLMetadataDocument = provider.Metadata,
            CreateDate = provider.CreatedAt,
            ValidUntil = provider.ValidUntil,
            Tags = await TagStore.FindAllAsync(session, provider.Id),
            AssertionEncryptionMode = provider.EncryptionMode,
            PrivateKeyList = privateKeys.Count > 0 ? [.. privateKeys.Select(static key => new SAMLPrivateKey(key.Id, key.AddedAt))] : null,
        };
    }
}
