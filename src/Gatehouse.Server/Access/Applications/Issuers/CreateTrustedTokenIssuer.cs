using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Applications.Issuers;

internal sealed record CreateTrustedTokenIssuerRequest : InstanceRequest
{
    [Required]
    [Length(1, 255)]
    [Pattern(SsoPatterns.Name)]
    public string Name { get; init; } = null!;

    [Required]
    [OneOf(TokenIssuer.Type)]
    public string TrustedTokenIssuerType { get; init; } = null!;

    [Required]
    public TrustedTokenIssuerConfiguration TrustedTokenIssuerConfiguration { get; init; } = null!;

    [Length(1, 64)]
    [Pattern(SsoPatterns.ClientToken)]
    public string? ClientToken { get; init; }

    [Count(0, 75)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record CreateTrustedTokenIssuerReply(string TrustedTokenIssuerArn);

internal sealed class CreateTrustedTokenIssuer(SecretSource random, TimeProvider clock) : InstanceOperation<CreateTrustedTokenIssuerRequest, CreateTrustedTokenIssuerReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateTrustedTokenIssuer));

    public override Refusal? Validate(CreateTrustedTokenIssuerRequest request) =>
        request.TrustedTokenIssuerConfiguration.OidcJwtConfiguration is not { } configuration
            ? SsoRefusals.Invalid("TrustedTokenIssuerConfiguration must hold OidcJwtConfiguration.")
            : StoreAttributes.FindProblem(configuration.IdentityStoreAttributePath) ?? TagRules.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, CreateTrustedTokenIssuerRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<CreateTrustedTokenIssuerReply>> HandleAsync(
        CreateTrustedTokenIssuerRequest request, WorkforceDirectory directory, DbSession session)
    {
        var configuration = request.TrustedTokenIssuerConfiguration.OidcJwtConfiguration!;
        if (request.ClientToken is { } token && await TokenIssuerStore.FindByTokenAsync(session, directory.Id, token) is { } before)
        {
            return before.IssuerUrl == configuration.IssuerUrl && before.Name == request.Name
                ? new CreateTrustedTokenIssuerReply(TokenIssuerStore.ArnOf(before, directory))
                : SsoRefusals.Conflict("The ClientToken was used for another trusted token issuer.");
        }

        var issuer = new TokenIssuer(
            $"tti-{random.Uuid()}",
            directory.Id,
            request.Name,
            configuration.IssuerUrl,
            configuration.ClaimAttributePath,
            configuration.IdentityStoreAttributePath,
            request.ClientToken,
            clock.GetUtcNow());
        if (!await TokenIssuerStore.InsertAsync(session, issuer))
        {
            return await TokenIssuerStore.FindByUrlAsync(session, directory.Id, issuer.IssuerUrl) is not null
                ? SsoRefusals.Conflict($"The issuer {issuer.IssuerUrl} is trusted already.")
                : SsoRefusals.TooMany("trusted token issuers", TokenIssuer.MostPerDirectory);
        }

        await TagStore.PutAsync(session, issuer.Id, request.Tags ?? []);
        return await TagRules.FindTooManyAsync(session, issuer.Id) is { } tooMany
            ? tooMany
            : new CreateTrustedTokenIssuerReply(TokenIssuerStore.ArnOf(issuer, directory));
    }
}
