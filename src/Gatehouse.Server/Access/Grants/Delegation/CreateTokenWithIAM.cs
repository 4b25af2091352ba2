using System.Text.Json;
using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Grants;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Delegation;

/// <summary>
/// Tokens with which an application acts for a person. The application proves itself as a principal that its actor policy names; what it
/// shows of the person is spent by one statement.
/// </summary>
internal sealed class CreateTokenWithIAM(Database database, DelegationProofs proofs, DelegatedAnswers answers, Sealer sealer, TimeProvider clock)
    : Operation<CreateTokenWithIAMRequest, CreateTokenWithIAMReply>
{
    public const string AnswerPurpose = "delegated-answer";
    private const string Nobody = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Principal":"*","Action":"*","Resource":"*"}]}""";
    private const string Action = "sso-oauth:CreateTokenWithIAM";

    private DelegationProof? proof;
    private bool refreshes;
    private CreateTokenWithIAMReply? answer;
    private DelegatedGrant? grant;
    private DelegatedToken? token;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(CreateTokenWithIAM), "sso-oauth.amazonaws.com", new OperationRule.Iam(Action, "*"));

    public override Refusal? Validate(CreateTokenWithIAMRequest request) =>
        request.GrantType is not (ApplicationGrant.Code or ApplicationGrant.Refresh or ApplicationGrant.Bearer or ApplicationGrant.Exchange)
            ? new(SsoRefusals.UnsupportedGrantType, RefusalKind.Unsupported, "The grant type is not supported.")
            : request.RequestedTokenType is not (null or CreateTokenWithIAMRequest.AccessTokenType or CreateTokenWithIAMRequest.RefreshTokenType)
                ? SsoRefusals.Invalid("requestedTokenType is not one that is issued.")
                : null;

    /// <summary>An application without an actor policy trusts nobody, like one that is not there.</summary>
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateTokenWithIAMRequest request, Caller caller, DbSession session)
    {
        var found = await ApplicationClients.FindAsync(session, request.ClientId);
        return
        [
            new(Action, request.ClientId!)
            {
                ResourceAccountId = found is null || found.Application.AccountId.Digits == caller.AccountId ? null : found.Application.AccountId.Digits,
                ResourcePolicy = found?.Application.ActorPolicy ?? Nobody,
                IsSole = true,
                HidesResource = true,
            },
        ];
    }

    public override async ValueTask<Refusal?> PrepareAsync(CreateTokenWithIAMRequest request, Caller caller, CancellationToken cancellation)
    {
        var (found, way, canRefresh) = await database.ReadAsync<(FoundApplication?, ApplicationGrant?, bool)>(
            async db => await ApplicationClients.FindAsync(db, request.ClientId) is { Application: { IsEnabled: true } application } known
                ? (known, await ApplicationGrantStore.FindAsync(db, application.Id, request.GrantType!), await ApplicationGrantStore.FindAsync(db, application.Id, ApplicationGrant.Refresh) is not null)
                : (null, null, false),
            cancellation);
        if (found is null)
        {
            return SsoRefusals.UnknownClient;
        }

        if (way is null)
        {
            return SsoRefusals.NotForClient("The application may not use this grant type.");
        }

        switch (await proofs.ProveAsync(request, found, way, cancellation))
        {
            case Outcome<DelegationProof>.Refused { Refusal: var refusal }:
                return refusal;
            case Outcome<DelegationProof>.Done { Value: var proved }:
                proof = proved;
                break;
        }

        refreshes = canRefresh || request.RequestedTokenType == CreateTokenWithIAMRequest.RefreshTokenType;
        if (refreshes && !canRefresh)
        {
            return SsoRefusals.NotForClient("The application has no refresh_token grant.");
        }

        // Nobody is given more than the way gives; a code and a refresh token give what was agreed to where nothing is asked.
        var asked = request.Scope is { Count: > 0 } named ? named.Distinct().ToList()
            : request.GrantType is ApplicationGrant.Code or ApplicationGrant.Refresh ? proof!.May
            : DelegatedScopes.Usual;
        if (asked.Except(proof!.May).FirstOrDefault() is { } tooMuch)
        {
            return new Refusal(SsoRefusals.InvalidScope, RefusalKind.Forbidden, $"The scope {tooMuch} is not one that the application can be given here.");
        }

        (grant, token, answer) = await answers.MakeAsync(found, proof, asked, refreshes, request.GrantType!, cancellation);
        return null;
    }

    public override async Task<Outcome<CreateTokenWithIAMReply>> HandleAsync(CreateTokenWithIAMRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        switch (request.GrantType)
        {
            case ApplicationGrant.Code when !await SsoCodeStore.SpendAsync(session, request.Code!, now):
                return SsoRefusals.Grant("the code was spent by another request at the same time");
            case ApplicationGrant.Bearer when !await DelegatedGrantStore.SpendAssertionAsync(session, proof!.Assertion!.Value.IssuerId, proof.Assertion.Value.Id, proof.Assertion.Value.ExpiresAt):
                return SsoRefusals.Grant("the assertion came a second time");
            case ApplicationGrant.Refresh when !await DelegatedGrantStore.RotateAsync(session, request.RefreshToken!, Seal(answer!), now):
                return await DelegatedGrantStore.FindRefreshAsync(session, request.RefreshToken!) is { SealedAnswer: { } kept } && Open(kept) is { } again
                    ? again
                    : SsoRefusals.Grant("the refresh token was replaced by another request");
        }

        if (proof!.Going is null && !await DelegatedGrantStore.InsertAsync(session, grant!, now))
        {
            return SsoRefusals.Grant("the portal session ended at the same time");
        }

        await DelegatedGrantStore.InsertAccessTokenAsync(session, answer!.AccessToken, token!);
        if (answer.RefreshToken is { } refresh)
        {
            await DelegatedGrantStore.InsertRefreshTokenAsync(session, refresh, grant!.Id);
        }

        return answer;
    }

    public override JsonObject Describe(CreateTokenWithIAMRequest request) => new()
    {
        ["clientId"] = request.ClientId,
        ["grantType"] = request.GrantType,
        ["scope"] = request.Scope is { } scope ? new JsonArray([.. scope.Select(static each => (JsonNode)each)]) : null,
    };

    private string Seal(CreateTokenWithIAMReply reply) => sealer.Seal(AnswerPurpose, JsonSerializer.SerializeToUtf8Bytes(reply));

    private CreateTokenWithIAMReply? Open(string text) => sealer.Open(AnswerPurpose, text) is { } json ? JsonSerializer.Deserialize<CreateTokenWithIAMReply>(json) : null;
}
