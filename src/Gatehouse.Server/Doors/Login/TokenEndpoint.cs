using System.Security.Cryptography;
using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Grants;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Login;

/// <summary>
/// <c>POST /v1/token</c>: keys for a code or a refresh token (CreateOAuth2Token of the signin service). Unsigned; the caller proves
/// itself by what it holds.
/// </summary>
internal sealed class TokenEndpoint(
    LoginTokens tokens,
    LoginAnswers answers,
    TokenAnswerWriter writer,
    OperationRunner runner,
    CreateOAuth2Token operation,
    NetworkLimits limits,
    PublicAddress address,
    TimeProvider clock)
{
    public const string Path = "/v1/token";

    public async Task HandleAsync(HttpContext context)
    {
        // 1. Not too often from one network: everything below costs a signature check.
        if (!limits.TryPass("login token", context))
        {
            await TokenFaults.WriteAsync(context, TokenFaults.TooMany);
            return;
        }

        // 2. A readable request that names one of the two clients and one of the two grants.
        if (await TokenBody.ReadAsync(context.Request, context.RequestAborted) is not ({ } body, { } bytes))
        {
            await TokenFaults.WriteAsync(context, TokenFaults.Of(LoginRefusals.Invalid("The body is not readable.")));
            return;
        }

        // 3. The key in the caller's hands (RFC 9449).
        var proof = DpopProof.Verify([.. context.Request.Headers["DPoP"]], context.Request.Method, AddressOf(context.Request), clock.GetUtcNow(), LoginAnswers.ProofTolerance);
        var outcome = (ReadProof(body, proof), proof) switch
        {
            (_, DpopVerdict.Bad bad) => LoginRefusals.Invalid("The DPoP proof is not valid for this request.", bad.Reason),
            (null, _) => LoginRefusals.Invalid("clientId, grantType or what the grant needs is missing or unknown."),
            ({ } shown, DpopVerdict.Good good) => await AnswerAsync(context, shown, $"{good.Thumbprint}.{Hash(System.Text.Encoding.UTF8.GetBytes(good.Id))}", Hash(bytes)),
            _ => throw new InvalidOperationException("A proof is good or bad."),
        };
        await (outcome switch
        {
            Outcome<CreateOAuth2TokenReply>.Done done => writer.WriteAsync(context, done.Value),
            Outcome<CreateOAuth2TokenReply>.Refused refused => TokenFaults.WriteAsync(context, TokenFaults.Of(refused.Refusal)),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        });
    }

    private async Task<Outcome<CreateOAuth2TokenReply>> AnswerAsync(HttpContext context, LoginProof shown, string proofId, string bodyHash)
    {
        // 4. The same request again gets the same answer; the same proof with another request gets none.
        if (await FindKnownAsync(proofId, bodyHash, context) is { } known)
        {
            return known;
        }

        // 5. Whom it stands for. 6. What policies say, and the keys.
        var outcome = await tokens.ProveAsync(shown, RequestOrigins.Of(context), context.RequestAborted) switch
        {
            Outcome<ProvedLogin>.Done { Value: var login } =>
                await runner.RunAsync(operation, new(shown, login, proofId, bodyHash), login.Caller, context.RequestAborted),
            Outcome<ProvedLogin>.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };

        // 7. Of two equal requests at once the later one finds the code spent, and the earlier one's answer.
        return outcome is Outcome<CreateOAuth2TokenReply>.Refused ? await FindKnownAsync(proofId, bodyHash, context) ?? outcome : outcome;
    }

    private async Task<Outcome<CreateOAuth2TokenReply>?> FindKnownAsync(string proofId, string bodyHash, HttpContext context) =>
        await answers.FindAsync(proofId, bodyHash, context.RequestAborted) switch
        {
            KnownProof.Answered answered => answered.Reply,
            KnownProof.Replayed => LoginRefusals.Invalid("The DPoP proof was used before.", "a proof came again with another body"),
            _ => null,
        };

    /// <summary>As the outside knows it. An installation on this machine is asked by both of its names.</summary>
    private string AddressOf(HttpRequest request) =>
        address.Origin.IsLoopback && request.Host.Host is "127.0.0.1" or "[::1]"
            ? $"{address.Origin.Scheme}://{request.Host.Value}{Path}"
            : address.To(Path);

    private static LoginProof? ReadProof(TokenBody body, DpopVerdict proof) =>
        (proof as DpopVerdict.Good, LoginClient.Find(body.ClientId), body) switch
        {
            ({ } good, { } client, { GrantType: "authorization_code", Code: { Length: > 0 } code, CodeVerifier: { } verifier, RedirectUri: { } redirect }) =>
                new(client, code, verifier, redirect, null, good.Thumbprint),
            ({ } good, { } client, { GrantType: "refresh_token", RefreshToken: { Length: > 0 } token }) =>
                new(client, null, null, null, token, good.Thumbprint),
            _ => null,
        };

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));
}
