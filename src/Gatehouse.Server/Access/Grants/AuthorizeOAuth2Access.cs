using System.Text.Json.Nodes;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants;

/// <param name="SessionEnds">When the browser's session ends.</param>
internal sealed record AuthorizeOAuth2AccessRequest(string ClientId, string RedirectUri, string CodeChallenge, DateTimeOffset SessionEnds);

internal sealed record AuthorizeOAuth2AccessReply(string Code);

/// <summary>A signed-in person lets the AWS CLI act as them: gives the code that <see cref="CreateOAuth2Token"/> takes.</summary>
internal sealed class AuthorizeOAuth2Access(PublicAddress address, PlaceOptions place, LoginOptions options, SecretSource random, TimeProvider clock)
    : Operation<AuthorizeOAuth2AccessRequest, AuthorizeOAuth2AccessReply>
{
    public const string Source = "signin.amazonaws.com";

    public override OperationDeclaration Declaration { get; } =
        new(nameof(AuthorizeOAuth2Access), Source, new OperationRule.Iam("signin:AuthorizeOAuth2Access", "*"));

    public static string ResourceOf(LoginClient client, string region, string accountId) =>
        $"arn:aws:signin:{region}:{accountId}:oauth2/public-client/{client.Resource}";

    public override Refusal? Validate(AuthorizeOAuth2AccessRequest request)
    {
        if (LoginClient.Find(request.ClientId) is not { } client || !client.Accepts(request.RedirectUri, address.Origin))
        {
            return LoginRefusals.Invalid("The client or its redirect_uri is unknown.");
        }

        return PkceChallenge.IsWellFormed(request.CodeChallenge) ? null : LoginRefusals.Invalid("code_challenge is not the SHA-256 of a verifier.");
    }

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(AuthorizeOAuth2AccessRequest request, Caller caller, DbSession session) =>
        new([new AccessCheck("signin:AuthorizeOAuth2Access", ResourceOf(LoginClient.Find(request.ClientId)!, place.Region, caller.AccountId))]);

    public override async Task<Outcome<AuthorizeOAuth2AccessReply>> HandleAsync(AuthorizeOAuth2AccessRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var code = random.Token();
        await LoginCodeStore.InsertAsync(
            session,
            code,
            new(request.ClientId, request.RedirectUri, request.CodeChallenge, LoginPrincipal.Of(caller, now, request.SessionEnds), random.Token(12), now + options.CodeLifetime),
            now);
        return new AuthorizeOAuth2AccessReply(code);
    }

    public override JsonObject Describe(AuthorizeOAuth2AccessRequest request) =>
        new() { ["client_id"] = request.ClientId, ["redirect_uri"] = request.RedirectUri, ["response_type"] = "code", ["scope"] = "openid" };
}
