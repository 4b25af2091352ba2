using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>A signed-in browser. The row is the session: gone from the table, gone everywhere at once.</summary>
/// <param name="Id">Names it to its owner, for listing and ending; it opens nothing.</param>
/// <param name="Kind">As audit records name it: <c>Root</c>.</param>
/// <param name="Proofs">What was proved at sign-in, such as <c>password email-code</c>.</param>
/// <param name="Browser">Family and system in words, such as <c>Firefox on Linux</c>.</param>
internal sealed record Session(
    string Id,
    string Kind,
    CredentialOwner Owner,
    AccountId? AccountId,
    string Proofs,
    DateTimeOffset SignedInAt,
    DateTimeOffset LastSeenAt,
    DateTimeOffset ExpiresAt,
    TimeSpan Idle,
    string Browser,
    string Address)
{
    /// <summary>When a second factor was proved; nothing when none was.</summary>
    public DateTimeOffset? MfaAt { get; init; }

    /// <summary>When this person last proved who they are: at the sign-in, or once more since. It never changes <see cref="MfaAt"/>.</summary>
    public DateTimeOffset ProvedAt { get; init; } = SignedInAt;

    /// <summary>The temporary key whose principal this session is; nothing for somebody who signed in as themselves.</summary>
    public string? TemporaryKey { get; init; }

    /// <summary>The session that switched to this one; it ends with it.</summary>
    public string? BaseId { get; init; }

    /// <summary>The role switched to.</summary>
    public SwitchedRole? Switched { get; init; }

    public bool IsAlive(DateTimeOffset now) => now < ExpiresAt && now < LastSeenAt + Idle;
}
