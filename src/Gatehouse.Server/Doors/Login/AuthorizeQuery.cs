using Gatehouse.Protocols.OAuth;
using Gatehouse.Server.Access.Grants;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Login;

/// <summary>What the AWS CLI asks a browser to ask for (RFC 6749, section 4.1.1, in the signin service's spelling).</summary>
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

    [FromQuery(Name = "scope")]
    public string? Scope { get; init; }

    [FromQuery(Name = "code_challenge")]
    public string? CodeChallenge { get; init; }

    [FromQuery(Name = "code_challenge_method")]
    public string? CodeChallengeMethod { get; init; }

    /// <summary>The client, when the answer may be sent where the request says; otherwise nothing is ever sent there.</summary>
    public LoginClient? FindClient(Uri origin) => LoginClient.Find(ClientId) is { } client && client.Accepts(RedirectUri, origin) ? client : null;

    /// <summary>What is wrong beside the client, as its error code; nothing when all is right.</summary>
    public string? FindProblem() => this switch
    {
        { ResponseType: not "code" } => "unsupported_response_type",
        { Scope: not "openid" } => "invalid_scope",
        { State: not { Length: > 0 and <= LongestState } } => "invalid_request",

        // The CLI writes SHA-256; RFC 7636 writes S256.
        { CodeChallengeMethod: not ("SHA-256" or "S256") } => "invalid_request",
        _ => PkceChallenge.IsWellFormed(CodeChallenge) ? null : "invalid_request",
    };

    /// <summary>Where the browser is sent with a code.</summary>
    public string Answer(string code) => $"{RedirectUri}?code={Uri.EscapeDataString(code)}&state={Uri.EscapeDataString(State!)}";

    /// <summary>Where the browser is sent with a refusal.</summary>
    public string Refuse(string error, string description) =>
        $"{RedirectUri}?error={error}&error_description={Uri.EscapeDataString(description)}"
        + (State is { Length: > 0 and <= LongestState } ? $"&state={Uri.EscapeDataString(State)}" : "");
}
