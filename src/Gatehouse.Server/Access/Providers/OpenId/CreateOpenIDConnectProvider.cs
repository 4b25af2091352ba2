using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record CreateOpenIDConnectProviderRequest
{
    [Required]
    [Length(1, 255)]
    public string Url { get; init; } = null!;

    [Length(1, 255)]
    public IReadOnlyList<string>? ClientIDList { get; init; }

    [Length(40, 40)]
    public IReadOnlyList<string>? ThumbprintList { get; init; }

    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record CreateOpenIDConnectProviderReply
{
    public required string OpenIDConnectProviderArn { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed class CreateOpenIDConnectProvider(SecretSource random, TimeProvider clock)
    : IamOperation<CreateOpenIDConnectProviderRequest, CreateOpenIDConnectProviderReply>
{
    private const int IdLength = 26;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateOpenIDConnectProvider));

    public override Refusal? Validate(CreateOpenIDConnectProviderRequest request) =>
        OpenIdRules.ReadUrl(request.Url) is null ? IamRefusals.InvalidInput("Invalid Open ID Connect Provider URL")
        : request.ClientIDList is { Count: > OpenIdProvider.MostClientIds } ? IamRefusals.LimitExceeded("ClientIdsPerOpenIdConnectProvider", OpenIdProvider.MostClientIds)
        : TagRules.FindProblem(request.Tags) ?? OpenIdRules.FindProblem(request.ThumbprintList);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateOpenIDConnectProviderRequest request, Caller caller, DbSession session) =>
        new(TagRules.AskToCreate(
            new("iam:CreateOpenIDConnectProvider", OpenIdProvider.ArnOf(caller.AccountId, OpenIdRules.ReadUrl(request.Url)!)), "iam:TagOpenIDConnectProvider", request.Tags));

    public override async Task<Outcome<CreateOpenIDConnectProviderReply>> HandleAsync(
        CreateOpenIDConnectProviderRequest request, Caller caller, DbSession session)
    {
        var provider = new OpenIdProvider(
            random.Text(IdLength, UniqueId.Alphabet),
            caller.AccountId,
            OpenIdRules.ReadUrl(request.Url)!,
            [.. (request.ClientIDList ?? []).Distinct(StringComparer.Ordinal)],
            request.ThumbprintList ?? [],
            clock.GetUtcNow());
        await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        if (!await OpenIdProviderStore.InsertAsync(session, provider))
        {
            return await OpenIdProviderStore.FindAsync(session, caller.AccountId, provider.Url) is not null
                ? new Refusal("EntityAlreadyExists", RefusalKind.Conflict, $"Provider with url https://{provider.Url} already exists.")
                : IamRefusals.LimitExceeded("OpenIdConnectProvidersPerAccount", OpenIdProvider.MostPerAccount);
        }

        await TagStore.PutAsync(session, provider.Id, request.Tags ?? []);
        return new CreateOpenIDConnectProviderReply
        {
            OpenIDConnectProviderArn = provider.Arn,
            Tags = request.Tags is { Count: > 0 } tags ? tags : null,
        };
    }
}
