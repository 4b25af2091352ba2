using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>A program that showed who it is and what it was given.</summary>
/// <param name="Proof">The code or token itself: it is still to be spent.</param>
/// <param name="Again">What the same proof was answered a moment ago; nothing for a new one.</param>
internal sealed record SsoProved(SsoClient Client, string GrantType, string Proof, SsoVisitor Visitor, SsoAnswer? Again = null);

/// <summary>Finds out whom a code or a token stands for, before anything is spent: the authentication of the token door.</summary>
internal sealed class SsoProofs(Database database, SsoTokens tokens, SsoAnswers answers, SsoOptions options, AuditTrail audit, TimeProvider clock)
{
    /// <summary>How far a program may run ahead of the interval: the AWS CLI asks twice at once.</summary>
    private const int SparePolls = 3;

    public async Task<Outcome<SsoProved>> ProveAsync(CreateTokenRequest request, RequestOrigin origin, CancellationToken cancellation)
    {
        var finding = await database.ReadAsync(session => FindAsync(session, request), cancellation);

        // What follows a finding is done whoever hangs up.
        switch (finding)
        {
            case { IsWaiting: true }:
                var inTime = await database.WriteAsync(
                    session => SsoDeviceCodeStore.PollAsync(session, request.DeviceCode!, options.PollInterval, SparePolls * options.PollInterval, clock.GetUtcNow()),
                    CancellationToken.None);
                return inTime ? SsoRefusals.Pending : SsoRefusals.TooFast;
            case { Stolen: { } stolen, Outcome: Outcome<SsoProved>.Refused { Refusal: var why } }:
                await database.WriteAsync(
                    async session =>
                    {
                        await SsoGrantStore.DeleteAsync(session, stolen.Grant.Id);
                        await audit.AppendAsync(session, Tell(request, stolen, why, origin));
                    },
                    CancellationToken.None);
                break;
        }

        return finding.Outcome;
    }

    private async Task<Finding> FindAsync(DbSession session, CreateTokenRequest request)
    {
        // 1. The client: known, living, and with its secret.
        if (await SsoClientStore.FindAsync(session, request.ClientId!, request.ClientSecret!, clock.GetUtcNow()) is not { } client)
        {
            return SsoRefusals.UnknownClient;
        }

        // 2. A way to tokens that there is, and that the client registered for.
        if (!SsoGrantTypes.IsKnown(request.GrantType))
        {
            return new Refusal(SsoRefusals.UnsupportedGrantType, RefusalKind.Unsupported, "The grant type is not supported.");
        }

        if (!client.GrantTypes.Contains(request.GrantType!))
        {
            return SsoRefusals.NotForClient("The client did not register for this grant type.");
        }

        // 3. What it was given.
        return request switch
        {
            { GrantType: SsoGrantTypes.AuthorizationCode, Code: { } code } => await FindCodeAsync(session, client, code, request),
            { GrantType: SsoGrantTypes.DeviceCode, DeviceCode: { } code } => await FindDeviceAsync(session, client, code),
            { GrantType: SsoGrantTypes.RefreshToken, RefreshToken: { } token } => await FindRefreshAsync(session, client, token),
            _ => SsoRefusals.Invalid("What this grant type needs is missing."),
        };
    }

    private async Task<Finding> FindCodeAsync(DbSession session, SsoClient client, string text, CreateTokenRequest request)
    {
        // RFC 6749, section 4.1.3: a code caught on one way does not work on another.
        if (await SsoCodeStore.FindAsync(session, text) is not { } code || code.Grant.ClientId != client.Id || code.RedirectUri != request.RedirectUri)
        {
            return SsoRefusals.Grant("no such code for this client and redirectUri");
        }

        // RFC 7636, section 4.6: without the verifier a stolen code is worth nothing, and does no harm.
        if (!PkceChallenge.Verify(request.CodeVerifier, code.Challenge))
        {
            return SsoRefusals.Grant("codeVerifier does not fit the code");
        }

        if (await tokens.FindAsync(session, code.Grant) is not { } visitor)
        {
            return SsoRefusals.Grant("whoever approved is gone, or the portal session is over");
        }

        // RFC 6749, section 4.1.2: a code that comes twice was seen by somebody else, so what it opened is closed.
        return code.IsSpent ? new Finding(SsoRefusals.Grant("the code came a second time"), visitor)
            : code.ExpiresAt <= clock.GetUtcNow() ? SsoRefusals.Grant("the code is too old")
            : new SsoProved(client, SsoGrantTypes.AuthorizationCode, text, visitor);
    }

    private async Task<Finding> FindDeviceAsync(DbSession session, SsoClient client, string text)
    {
        if (await SsoDeviceCodeStore.FindAsync(session, text) is not { } code || code.ClientId != client.Id)
        {
            return SsoRefusals.Grant("no such device code for this client");
        }

        return code.State switch
        {
            SsoDeviceCode.Spent => SsoRefusals.Grant("the device code came a second time"),
            SsoDeviceCode.Declined => SsoRefusals.Denied,
            _ when code.ExpiresAt <= clock.GetUtcNow() => SsoRefusals.DeviceCodeExpired,
            SsoDeviceCode.Waiting => new(SsoRefusals.Pending, IsWaiting: true),
            _ => code.Grant is { } grant && await tokens.FindAsync(session, grant) is { } visitor
                ? new SsoProved(client, SsoGrantTypes.DeviceCode, text, visitor)
                : SsoRefusals.Grant("whoever approved is gone, or the portal session is over"),
        };
    }

    private async Task<Finding> FindRefreshAsync(DbSession session, SsoClient client, string text)
    {
        if (await SsoRefreshTokenStore.FindAsync(session, text) is not { } token || token.Grant.ClientId != client.Id)
        {
            return SsoRefusals.Grant("no such refresh token for this client");
        }

        if (await tokens.FindAsync(session, token.Grant) is not { } visitor)
        {
            return SsoRefusals.Grant("whoever approved is gone, or the portal session is over");
        }

        if (token.RotatedAt is null)
        {
            return new SsoProved(client, SsoGrantTypes.RefreshToken, text, visitor);
        }

        // RFC 9700, section 4.14.2: either the thief or the client comes late with the old token, so both lose it.
        return answers.FindAgain(token) is { } again
            ? new SsoProved(client, SsoGrantTypes.RefreshToken, text, visitor, again)
            : new Finding(SsoRefusals.Grant("a refresh token that was replaced came again"), visitor);
    }

    private static AuditEvent Tell(CreateTokenRequest request, SsoVisitor visitor, Refusal refusal, RequestOrigin origin) => new()
    {
        EventName = nameof(CreateToken),
        EventSource = RegisterClient.Source,
        RecipientAccountId = visitor.Directory.AccountId.Digits,
        UserIdentity = WorkforceIdentity.Of(visitor.Directory.AccountId.Digits, visitor.User.Id, visitor.Grant.SessionId),
        RequestParameters = CreateToken.Describe(request.ClientId!, request.GrantType!),
        Succeeded = false,
        ErrorCode = refusal.Code,
        ErrorMessage = refusal.PublicText,
        PrivateReason = refusal.PrivateReason + "; everything it opened was ended",
        Origin = origin,
    };

    /// <param name="Stolen">Whose grant ends, because somebody else holds what was shown.</param>
    /// <param name="IsWaiting">Nobody answered yet: the question counts.</param>
    private sealed record Finding(Outcome<SsoProved> Outcome, SsoVisitor? Stolen = null, bool IsWaiting = false)
    {
        public static implicit operator Finding(Refusal refusal) => new((Outcome<SsoProved>)refusal);

        public static implicit operator Finding(SsoProved proved) => new((Outcome<SsoProved>)proved);
    }
}
