using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Grants.Outbound;

internal sealed record GetWebIdentityTokenRequest
{
    [Required]
    [Count(1, 10)]
    [Length(1, 1000)]
    public IReadOnlyList<string> Audience { get; init; } = null!;

    [Range(60, 3600)]
    public int? DurationSeconds { get; init; }

    [Required]
    [OneOf(OutboundKey.Rs256, OutboundKey.Es384)]
    public string SigningAlgorithm { get; init; } = null!;

    [Count(0, SessionTagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record GetWebIdentityTokenReply([property: Secret] string WebIdentityToken, DateTimeOffset Expiration);

/// <summary>A signed word on who the caller is, for somebody outside who trusts the account's issuer.</summary>
internal sealed class GetWebIdentityToken(OutboundKeys keys, OutboundIssuers issuers, SecretSource random, PlaceOptions place, TimeProvider clock)
    : StsOperation<GetWebIdentityTokenRequest, GetWebIdentityTokenReply>
{
    private const int UsualSeconds = 300;
    private const int LargestPayload = 8192;

    private TokenKeyRow? sealedKey;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetWebIdentityToken));

    public override Refusal? Validate(GetWebIdentityTokenRequest request) => SessionTagRules.FindProblem(request.Tags, null);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(GetWebIdentityTokenRequest request, Caller caller, DbSession session) =>
        new(TagRules.AskToCreate(
            new AccessCheck("sts:GetWebIdentityToken", "*")
                .With("sts:IdentityTokenAudience", request.Audience)
                .With("sts:SigningAlgorithm", request.SigningAlgorithm)
                .With("sts:DurationSeconds", SecondsOf(request).ToString(CultureInfo.InvariantCulture)),
            "sts:TagGetWebIdentityToken",
            request.Tags));

    /// <summary>The key may have to be made, which is no work for the one writer of the database.</summary>
    public override async ValueTask<Refusal?> PrepareAsync(GetWebIdentityTokenRequest request, Caller caller, CancellationToken cancellation)
    {
        sealedKey = await keys.GetAsync(request.SigningAlgorithm, cancellation);
        return null;
    }

    public override async Task<Outcome<GetWebIdentityTokenReply>> HandleAsync(GetWebIdentityTokenRequest request, Caller caller, DbSession session)
    {
        if (await OutboundIssuerStore.FindAsync(session, caller.AccountId) is not { } issuer)
        {
            return OutboundRefusals.NotForTokens;
        }

        var now = clock.GetUtcNow();
        var expires = now.AddSeconds(SecondsOf(request));
        if (caller is { Session: not null } && await FindEndAsync(session, caller) is var end && expires > end)
        {
            return OutboundRefusals.TooLong;
        }

        var claims = WebIdentityClaims.Of(request, caller, await TagStore.FindAllAsync(session, caller.Session?.IssuerId ?? caller.PrincipalId), place.Region);
        claims["iss"] = issuers.UrlOf(issuer);
        claims["iat"] = now.ToUnixTimeSeconds();
        claims["exp"] = expires.ToUnixTimeSeconds();
        claims["jti"] = random.Uuid().ToString();
        if (Encoding.UTF8.GetByteCount(claims.ToJsonString()) > LargestPayload)
        {
            return OutboundRefusals.TooLarge;
        }

        using var key = keys.Open(sealedKey!);
        return new GetWebIdentityTokenReply(key.Sign(claims), expires);
    }

    public override JsonObject? Describe(GetWebIdentityTokenRequest request) => new()
    {
        ["audience"] = new JsonArray([.. request.Audience.Select(static each => JsonValue.Create(each))]),
        ["durationSeconds"] = request.DurationSeconds,
        ["signingAlgorithm"] = request.SigningAlgorithm,
    };

    private static int SecondsOf(GetWebIdentityTokenRequest request) => request.DurationSeconds ?? UsualSeconds;

    /// <summary>When the caller's own credentials end; a token must not outlive them. Those that are not kept have ended.</summary>
    private static async Task<DateTimeOffset> FindEndAsync(DbSession session, Caller caller) =>
        caller.AccessKeyId is { } key && await TemporaryCredentialStore.FindAsync(session, key) is { } stored ? stored.Credential.ExpiresAt : default;
}
