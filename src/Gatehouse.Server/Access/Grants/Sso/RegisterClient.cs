using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Sso;

internal sealed record RegisterClientRequest
{
    [Required]
    [Length(1, 256)]
    public string? ClientName { get; init; }

    [Required]
    [Length(1, 32)]
    public string? ClientType { get; init; }

    [Count(0, 32)]
    [Length(1, 128)]
    public IReadOnlyList<string>? Scopes { get; init; }

    [Count(0, 10)]
    [Length(1, 512)]
    public IReadOnlyList<string>? RedirectUris { get; init; }

    [Count(0, 10)]
    [Length(1, 64)]
    public IReadOnlyList<string>? GrantTypes { get; init; }

    [Length(1, 2048)]
    public string? IssuerUrl { get; init; }

    [Length(1, 2048)]
    public string? EntitledApplicationArn { get; init; }
}

internal sealed record RegisterClientReply(
    string ClientId, string ClientSecret, long ClientIdIssuedAt, long ClientSecretExpiresAt, string AuthorizationEndpoint, string TokenEndpoint);

/// <summary>A program makes itself known, without anybody's leave: it gets nothing but the right to ask a person.</summary>
internal sealed class RegisterClient(SsoStartUrls startUrls, SsoEndpoints endpoints, SsoOptions options, SecretSource random, TimeProvider clock)
    : Operation<RegisterClientRequest, RegisterClientReply>
{
    public const string Source = "sso.amazonaws.com";

    public override OperationDeclaration Declaration { get; } = new(nameof(RegisterClient), Source, new OperationRule.Anyone("sso-register"));

    public override Refusal? Validate(RegisterClientRequest request)
    {
        if (request.ClientType != "public" || request.ClientName!.Any(char.IsControl) || string.IsNullOrWhiteSpace(request.ClientName))
        {
            return new(SsoRefusals.InvalidClientMetadata, RefusalKind.Malformed, "clientType must be public, and clientName a text that people can read.");
        }

        if (request.GrantTypes?.FirstOrDefault(static each => !SsoGrantTypes.IsKnown(each)) is not null)
        {
            return new(SsoRefusals.UnsupportedGrantType, RefusalKind.Malformed, "A grant type is not supported.");
        }

        if (request.Scopes?.FirstOrDefault(static each => !SsoScopes.IsKnown(each)) is not null)
        {
            return new(SsoRefusals.InvalidScope, RefusalKind.Malformed, "A scope is not known.");
        }

        if (request.RedirectUris?.FirstOrDefault(static each => !SsoRedirects.IsLoopback(each)) is not null)
        {
            return new(SsoRefusals.InvalidRedirectUri, RefusalKind.Malformed, "A redirect URI must be a loopback address such as http://127.0.0.1/oauth/callback.");
        }

        return request.GrantTypes?.Contains(SsoGrantTypes.AuthorizationCode) == true && (request.RedirectUris is null or { Count: 0 } || request.IssuerUrl is null)
            ? SsoRefusals.Invalid("redirectUris and issuerUrl are required with authorization_code.")
            : null;
    }

    public override async Task<Outcome<RegisterClientReply>> HandleAsync(RegisterClientRequest request, Caller caller, DbSession session)
    {
        var directory = request.IssuerUrl is null ? null : await startUrls.FindAsync(session, request.IssuerUrl);
        if (directory is null && request.IssuerUrl is not null)
        {
            return SsoRefusals.Invalid("issuerUrl names no directory of this installation.");
        }

        var now = clock.GetUtcNow();
        var secret = random.Token(48);
        var client = new SsoClient(
            random.Token(16),
            SecretHash.Of(secret),
            request.ClientName!,
            directory?.Id,
            [.. (request.Scopes ?? []).Distinct()],
            request.GrantTypes is { Count: > 0 } asked ? [.. asked.Distinct()] : SsoGrantTypes.Unsaid,
            [.. (request.RedirectUris ?? []).Distinct()],
            now,
            now + options.ClientLifetime);
        await SsoClientStore.InsertAsync(session, client);
        return new RegisterClientReply(
            client.Id, secret, now.ToUnixTimeSeconds(), client.ExpiresAt.ToUnixTimeSeconds(), endpoints.Authorization, endpoints.Token);
    }

    public override JsonObject Describe(RegisterClientRequest request) => new()
    {
        ["clientName"] = request.ClientName,
        ["clientType"] = request.ClientType,
        ["scopes"] = new JsonArray([.. (request.Scopes ?? []).Select(static each => (JsonNode)each)]),
        ["issuerUrl"] = request.IssuerUrl,
    };
}
