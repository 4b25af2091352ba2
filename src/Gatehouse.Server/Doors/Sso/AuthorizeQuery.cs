using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Access.Grants.Sso;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>What the AWS CLI asks a browser to ask for (RFC 6749, section 4.1.1; the scopes are called <c>scopes</c>).</summary>
internal sealed record AuthorizeQuery
{
    private const int LongestState = 512;

    [FromQuery(Name = "response_type")]
    public string? ResponseType { get; init; }

    [FromQuery(Name = "client_id")]
    public string? ClientId { get; init; }

    [FromQuery(Name = "redirect_uri")]
    public string? RedirectUri { get; init; }

    [FromQuery(Name = "state")]
    public string? State { get; init; }

    [FromQuery(Name = "scopes")]
    public string? Scopes { get; init; }

    /// <summary>As the standard spells it; applications write it so.</summary>
    [FromQuery(Name = "scope")]
    public string? Scope { get; init; }

    [FromQuery(Name = "code_challenge")]
    public string? CodeChallenge { get; init; }

    [FromQuery(Name = "code_challenge_method")]
    public string? CodeChallengeMethod { get; init; }

    /// <summary>An application's own address may have a query already.</summary>
    private char Joint => RedirectUri!.Contains('?', StringComparison.Ordinal) ? '&' : '?';

    /// <summary>What is wrong beside the client, as its error code; nothing when all is right.</summary>
    public string? FindProblem(SsoClient client) => this switch
    {
        { ResponseType: not "code" } => "unsupported_response_type",
        { State: not { Length: > 0 and <= LongestState } } => "invalid_request",

        // RFC 7636, section 4.3: "plain" would let whoever sees this address redeem the code.
        { CodeChallengeMethod: not "S256" } => "invalid_request",
        _ when !PkceChallenge.IsWellFormed(CodeChallenge) => "invalid_request",
        _ => AskedOf(client).Except(client.Scopes).Any() ? "invalid_scope" : null,
    };

    /// <summary>What the client registered where the request names nothing.</summary>
    public IReadOnlyList<string> AskedOf(SsoClient client) => SsoScopes.Read(Scopes ?? Scope) is { Count: > 0 } asked ? [.. asked.Distinct()] : client.Scopes;

    /// <summary>Where the browser is sent with a code.</summary>
    public string Answer(string code) => $"{RedirectUri}{Joint}code={Uri.EscapeDataString(code)}&state={Uri.EscapeDataString(State!)}";

    /// <summary>Where the browser is sent with a refusal.</summary>
    public string Refuse(string error, string description) =>
        $"{RedirectUri}{Joint}error={error}&error_description={Uri.EscapeDataString(description)}"
        + (State is { Length: > 0 and <= LongestState } ? $"&state={Uri.EscapeDataString(State)}" : "");
}
