using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

internal sealed record CreateSAMLProviderRequest
{
    [Required]
    [Length(1000, 10000000)]
    public string SAMLMetadataDocument { get; init; } = null!;

    [Required]
    [Length(1, 128)]
    [Pattern(@"[\w._-]+")]
    public string Name { get; init; } = null!;

    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }

    [OneOf(SamlProvider.Required, SamlProvider.Allowed)]
    public string? AssertionEncryptionMode { get; init; }

    [Secret]
    [Length(1, 16384)]
    [Pattern(IamPatterns.Document)]
    public string? AddPrivateKey { get; init; }
}

internal sealed record CreateSAMLProviderReply
{
    public required string SAMLProviderArn { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed class CreateSAMLProvider(SamlKeys keys, SecretSource random, TimeProvider clock) : IamOperation<CreateSAMLProviderRequest, CreateSAMLProviderReply>
{
    private const int IdLength = 26;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateSAMLProvider));

    public override Refusal? Validate(CreateSAMLProviderRequest request) => TagRules.FindProblem(request.Tags);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateSAMLProviderRequest request, Caller caller, DbSession session) =>
        new(TagRules.AskToCreate(new("iam:CreateSAMLProvider", SamlProvider.ArnOf(caller.AccountId, request.Name)), "iam:TagSAMLProvider", request.Tags));

    public override async Task<Outcome<CreateSAMLProviderReply>> HandleAsync(CreateSAMLProviderRequest request, Caller caller, DbSession session)
    {
        var read = SamlMetadataReader.Read(request.SAMLMetadataDocument);
        if (read is not Outcome<SamlMetadata>.Done { Value: var metadata })
        {
            return ((Outcome<SamlMetadata>.Refused)read).Refusal;
        }

        var changed = keys.Change([], remove: null, request.AddPrivateKey, request.AssertionEncryptionMode);
        if (changed is not Outcome<IReadOnlyList<SamlKey>>.Done { Value: var privateKeys })
        {
            return ((Outcome<IReadOnlyList<SamlKey>>.Refused)changed).Refusal;
        }

        var provider = new SamlProvider(
            random.Text(IdLength, UniqueId.Alphabet),
            caller.AccountId,
            request.Name,
            request.SAMLMetadataDocument,
            keys.Seal(privateKeys),
            request.AssertionEncryptionMode,
            clock.GetUtcNow(),
            metadata.ValidUntil);
        await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        if (!await SamlProviderStore.InsertAsync(session, provider))
        {
            return await SamlProviderStore.CountAsync(session, caller.AccountId) < SamlProvider.MostPerAccount
                ? new Refusal("EntityAlreadyExists", RefusalKind.Conflict, $"SAML provider {request.Name} already exists.")
                : IamRefusals.LimitExceeded("SAMLProvidersPerAccount", SamlProvider.MostPerAccount);
        }

        await TagStore.PutAsync(session, provider.Id, request.Tags ?? []);
        return new CreateSAMLProviderReply { SAMLProviderArn = provider.Arn, Tags = request.Tags is { Count: > 0 } tags ? tags : null };
    }
}
