using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Grants;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>Makes what an application is given: tokens stored nowhere yet, a signed word on who the person is, and their sealed context.</summary>
internal sealed class DelegatedAnswers(TokenKeys keys, IdentityContexts contexts, SsoOptions options, SecretSource random, PublicAddress address, TimeProvider clock)
{
    private const string AccessPrefix = "aoa";
    private const string RefreshPrefix = "aor";

    public async Task<(DelegatedGrant Grant, DelegatedToken Token, CreateTokenWithIAMReply Answer)> MakeAsync(
        FoundApplication found, DelegationProof proof, IReadOnlyList<string> scopes, bool refreshes, string grantType, CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        var grant = proof.Going ?? new(
            random.Token(12), found.Application.Id, proof.User.Id, proof.Base?.SessionId, scopes, proof.Base?.Ends ?? now + found.Directory.Settings.SessionLength);
        var ends = now + options.AccessTokenLifetime < grant.ExpiresAt ? now + options.AccessTokenLifetime : grant.ExpiresAt;
        var context = scopes.Contains(DelegatedScopes.IdentityContext) ? contexts.Write(proof.User, found.Arn, ends) : null;
        var answer = new CreateTokenWithIAMReply
        {
            AccessToken = AccessPrefix + random.Token(),
            TokenType = "Bearer",
            ExpiresIn = Math.Max(1, (long)(ends - now).TotalSeconds),
            RefreshToken = refreshes ? RefreshPrefix + random.Token() : null,
            IdToken = scopes.Contains(DelegatedScopes.OpenId) ? await keys.SignAsync(Describe(found, proof, context, now, ends), cancellation) : null,
            IssuedTokenType = grantType == ApplicationGrant.Exchange ? CreateTokenWithIAMRequest.AccessTokenType : null,
            Scope = scopes,
            AwsAdditionalDetails = context is null ? null : new(context),
        };
        return (grant, new(grant, scopes, ends), answer);
    }

    private JsonObject Describe(FoundApplication found, DelegationProof proof, string? context, DateTimeOffset now, DateTimeOffset ends)
    {
        var claims = new JsonObject
        {
            ["iss"] = address.To("/start/" + found.Directory.Id),
            ["sub"] = proof.User.Id,
            ["aud"] = found.Arn,
            ["iat"] = now.ToUnixTimeSeconds(),
            ["exp"] = ends.ToUnixTimeSeconds(),
            ["aws:application_arn"] = found.Arn,
            ["aws:identity_store_id"] = found.Directory.Id,
            ["aws:identity_store_arn"] = found.Directory.StoreArn,
            ["aws:instance_arn"] = found.Directory.InstanceArn,
        };
        if (context is not null)
        {
            claims["sts:identity_context"] = context;
        }

        return claims;
    }
}
