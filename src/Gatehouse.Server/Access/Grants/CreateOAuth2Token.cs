using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants;

/// <param name="ProofId">Names the request's DPoP proof; the same proof with the same body gets the same answer.</param>
/// <param name="BodyHash">Of the request's body.</param>
internal sealed record CreateOAuth2TokenRequest(LoginProof Proof, ProvedLogin Login, string ProofId, string BodyHash);

/// <param name="RefreshToken">Nothing when the login is refreshed: the client keeps the one it has.</param>
internal sealed record CreateOAuth2TokenReply(Credentials Credentials, string RefreshToken, string? Subject);

/// <summary>Hands the AWS CLI short-lived keys for a code or a refresh token (signin service, API version 2023-01-01).</summary>
internal sealed class CreateOAuth2Token(
    TemporaryCredentials credentials, LoginAnswers answers, PlaceOptions place, LoginOptions options, SecretSource random, TimeProvider clock)
    : Operation<CreateOAuth2TokenRequest, CreateOAuth2TokenReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(CreateOAuth2Token), AuthorizeOAuth2Access.Source, new OperationRule.Iam("signin:CreateOAuth2Token", "*"));

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateOAuth2TokenRequest request, Caller caller, DbSession session) =>
        new([new AccessCheck("signin:CreateOAuth2Token", AuthorizeOAuth2Access.ResourceOf(request.Proof.Client, place.Region, caller.AccountId))]);

    public override async Task<Outcome<CreateOAuth2TokenReply>> HandleAsync(CreateOAuth2TokenRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var (proof, login) = (request.Proof, request.Login);
        var token = proof.RefreshToken;
        if (proof.Code is { } code)
        {
            if (!await LoginCodeStore.SpendAsync(session, code, now))
            {
                return LoginRefusals.CodeIsExpired("the code was spent by another request at the same time");
            }

            token = random.Token();
            var until = Earlier(now + options.RefreshFor, login.Principal.Until);
            await LoginGrantStore.InsertAsync(session, token, new(login.GrantId, proof.Client.Id, proof.KeyThumbprint, login.Principal, until), now);
        }

        var expires = Earlier(Earlier(now + options.KeyLifetime, login.GrantExpires ?? DateTimeOffset.MaxValue), login.Principal.Until);
        var given = await credentials.IssueAsync(
            session, login.Principal.Kind, login.Principal.AccountId, login.Principal.Name, login.Principal.Owner, login.Principal.Facts, expires);
        var reply = new CreateOAuth2TokenReply(given, token!, proof.Code is null ? null : caller.Arn);
        return await answers.KeepAsync(session, request.ProofId, request.BodyHash, reply)
            ? reply
            : LoginRefusals.Invalid("The DPoP proof was used before.");
    }

    public override JsonObject Describe(CreateOAuth2TokenRequest request) => new()
    {
        ["client_id"] = request.Proof.Client.Id,
        ["grant_type"] = request.Proof.Code is null ? "refresh_token" : "authorization_code",
    };

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
