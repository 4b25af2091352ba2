using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Temporary;

internal sealed record GetSessionTokenRequest
{
    [Range(SessionLength.Shortest, SessionLength.LongestOfUser)]
    public int? DurationSeconds { get; init; }

    [Length(9, 256)]
    [Pattern(StsPatterns.SerialNumber)]
    public string? SerialNumber { get; init; }

    [Length(6, 6)]
    [Pattern(StsPatterns.TokenCode)]
    [Secret]
    public string? TokenCode { get; init; }
}

internal sealed record GetSessionTokenReply(Credentials Credentials);

/// <summary>A short-lived key for who has a long-lived one. It is how a second factor is proved, so policies cannot be in its way.</summary>
internal sealed class GetSessionToken(TemporaryCredentials credentials, TokenCodes codes, TimeProvider clock) : StsOperation<GetSessionTokenRequest, GetSessionTokenReply>
{
    public override OperationDeclaration Declaration { get; } = DeclareOpen(nameof(GetSessionToken), readOnly: false);

    public override Refusal? FindObjection(Caller caller) =>
        caller is { Session: null, Kind: PrincipalKinds.Root or IamUser.Kind } ? null : StsRefusals.WithSessionCredentials(nameof(GetSessionToken));

    public override ValueTask<Outcome<Caller>> ProveAsync(GetSessionTokenRequest request, Caller caller, CancellationToken cancellation) =>
        codes.ProveAsync(request.SerialNumber, request.TokenCode, caller, cancellation);

    public override async Task<Outcome<GetSessionTokenReply>> HandleAsync(GetSessionTokenRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        var facts = GivenSession.ByUser(nameof(GetSessionToken), caller, now) with { MfaAt = caller.MfaAt };
        return new GetSessionTokenReply(await credentials.IssueAsync(
            session, caller.Kind, caller.AccountId, caller.UserName ?? "", caller.Owner, facts, now + SessionLength.OfUser(request.DurationSeconds, caller.Kind)));
    }

    public override JsonObject? Describe(GetSessionTokenRequest request) =>
        new() { ["durationSeconds"] = request.DurationSeconds, ["serialNumber"] = request.SerialNumber };
}
