using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

internal sealed record UpdateSAMLProviderRequest : ISamlProviderRequest
{
    [Length(1000, 10000000)]
    public string? SAMLMetadataDocument { get; init; }

    [Required]
    [Length(20, PolicyPatterns.LongestArn)]
    public string SAMLProviderArn { get; init; } = null!;

    [OneOf(SamlProvider.Required, SamlProvider.Allowed)]
    public string? AssertionEncryptionMode { get; init; }

    [Secret]
    [Length(1, 16384)]
    [Pattern(IamPatterns.Document)]
    public string? AddPrivateKey { get; init; }

    [Length(22, 64)]
    [Pattern("[A-Z0-9]+")]
    public string? RemovePrivateKey { get; init; }
}

internal sealed record UpdateSAMLProviderReply
{
    public required string SAMLProviderArn { get; init; }
}

internal sealed class UpdateSAMLProvider(SamlKeys keys) : SamlProviderOperation<UpdateSAMLProviderRequest, UpdateSAMLProviderReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UpdateSAMLProvider));

    protected override async Task<Outcome<UpdateSAMLProviderReply>> HandleAsync(
        UpdateSAMLProviderRequest request, SamlProvider provider, Caller caller, DbSession session)
    {
        if (request.SAMLMetadataDocument is { } document)
        {
            var read = SamlMetadataReader.Read(document);
            if (read is not Outcome<SamlMetadata>.Done { Value: var metadata })
            {
                return ((Outcome<SamlMetadata>.Refused)read).Refusal;
            }

            provider = provider with { Metadata = document, ValidUntil = metadata.ValidUntil };
        }

        var mode = request.AssertionEncryptionMode ?? provider.EncryptionMode;
        var changed = keys.Change(keys.Open(provider), request.RemovePrivateKey, request.AddPrivateKey, mode);
        if (changed is not Outcome<IReadOnlyList<SamlKey>>.Done { Value: var privateKeys })
        {
            return ((Outcome<IReadOnlyList<SamlKey>>.Refused)changed).Refusal;
        }

        await SamlProviderStore.UpdateAsync(session, provider with { EncryptionMode = mode, SealedKeys = keys.Seal(privateKeys) });
        return new UpdateSAMLProviderReply { SAMLProviderArn = provider.Arn };
    }
}
