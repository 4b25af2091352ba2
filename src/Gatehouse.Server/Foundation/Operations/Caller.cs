using Gatehouse.Server.Foundation.Audit;

namespace Gatehouse.Server.Foundation.Operations;

/// <summary>Who asks, as the door that let them in knows it. Foundation does not judge the words in it.</summary>
/// <param name="Kind">As audit records name it, such as <c>Root</c> or <c>IAMUser</c>; <c>Anonymous</c> for somebody not signed in.</param>
/// <param name="Owner">Whose credentials were proved, such as <c>root:111122223333</c>.</param>
/// <param name="AccountId">The account acted in; empty for none.</param>
/// <param name="Arn">The principal's name; empty for none.</param>
/// <param name="SessionId">The browser session, by its public id; nothing for a signed call.</param>
internal sealed record Caller(string Kind, string Owner, string AccountId, string Arn, string? SessionId, RequestOrigin Origin)
{
    /// <summary>Whether the account acted in is the one that owns the installation.</summary>
    public bool OwnsInstallation { get; init; }

    /// <summary>The unique id: <c>AIDA…</c>, <c>AROA…:session</c>, <c>account:name</c> for federated users, the account's id for its root user.</summary>
    public string PrincipalId { get; init; } = "";

    /// <summary>The IAM user's name; nothing for every other kind.</summary>
    public string? UserName { get; init; }

    /// <summary>The key that signed the call; nothing for a browser.</summary>
    public string? AccessKeyId { get; init; }

    /// <summary>When a second factor was proved in this session; nothing when none was.</summary>
    public DateTimeOffset? MfaAt { get; init; }

    /// <summary>When whoever sits at the browser last proved who they are; nothing for a signed call.</summary>
    public DateTimeOffset? ProvedAt { get; init; }

    /// <summary>Whose credentials asked for the temporary ones: with those, they fall. Nothing for long-term keys.</summary>
    public string? IssuedBy { get; init; }

    /// <summary>What the temporary credentials carry; nothing for long-term keys and for people who signed in by themselves.</summary>
    public CallerSession? Session { get; init; }

    public static Caller Nobody(RequestOrigin origin) => new("Anonymous", "", "", "", null, origin);

    /// <summary>The person at the server's own terminal.</summary>
    public static Caller Operator { get; } = new("Operator", "operator", "", "", null, RequestOrigin.Server);
}
