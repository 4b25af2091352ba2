using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine.Alternative;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>One person's way from "who are you" to a session, so far. It is a row, so that any node can take the next step.</summary>
/// <param name="Identifier">As typed, to be shown back: the root e-mail, or the user's name.</param>
/// <param name="Owner">Whose credentials are asked for; a stand-in's when nobody has that name.</param>
/// <param name="AccountId">Nothing where nobody knows the account; for a root user's stand-in, too.</param>
/// <param name="ReturnTo">A path of ours.</param>
/// <param name="BegunInARush">Its network was starting sign-ins faster than people do.</param>
/// <param name="ChallengeSolved">Holds until the next wrong password.</param>
/// <param name="CodeId">The code in the last letter, if one was sent.</param>
internal sealed record SignInAttempt(
    UserKind Kind,
    string Identifier,
    string Owner,
    string? AccountId,
    string ReturnTo,
    bool RememberIdentifier,
    bool BegunInARush,
    bool ChallengeSolved = false,
    bool PasswordProved = false,
    bool EmailCodeProved = false,
    string? CodeId = null,
    int CodesSent = 0,
    DateTimeOffset? CodeSentAt = null,
    bool Finished = false)
{
    /// <summary>For an IAM user: the account's id or alias, as it was given.</summary>
    public string? AccountName { get; init; }

    /// <summary>The IAM user's unique id; nothing when there is none of that name. Who has no password is known and still a stand-in.</summary>
    public string? UserId { get; init; }

    /// <summary>As the user is really called.</summary>
    public string? UserName { get; init; }

    /// <summary>The workforce user's directory.</summary>
    public string? DirectoryId { get; init; }

    /// <summary>The last part of the portal's path, as it was given.</summary>
    public string? Portal { get; init; }

    /// <summary>The new password was set in this attempt.</summary>
    public bool PasswordReplaced { get; init; }

    /// <summary>The device that was chosen, by its serial; nothing for the one used last.</summary>
    public string? FactorSerial { get; init; }

    /// <summary>The device whose code or answer was right.</summary>
    public string? ProvedSerial { get; init; }

    /// <summary>Its kind; nothing for an authenticator app.</summary>
    public string? ProvedKind { get; init; }

    public DateTimeOffset? FactorProvedAt { get; init; }

    /// <summary>Nobody said who they are: a passkey does. Such an attempt knows no password.</summary>
    public bool IsByPasskey { get; init; }

    /// <summary>A passkey that made sure of its owner was the whole proof.</summary>
    public bool PasskeyProved { get; init; }

    /// <summary>What the audit trail knows this way to sign in by; the id of the attempt is a secret.</summary>
    public string? Workflow { get; init; }

    /// <summary>The kinds of credentials that were asked for so far, in CloudTrail's words, for <see cref="CredentialTrail"/>.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>A recovery code took the place of a device.</summary>
    public bool RecoveryCodeProved { get; init; }

    /// <summary>A device was added in this attempt, by somebody who had none.</summary>
    public bool Enrolled { get; init; }

    /// <summary>The person puts adding a device off, as long as the days of grace run.</summary>
    public bool EnrolmentSkipped { get; init; }

    /// <summary>The person ticked that this browser is trusted.</summary>
    public bool TrustsDevice { get; init; }

    /// <summary>The session whose person proves once more who they are; nothing in a sign-in.</summary>
    public string? StepUpSession { get; init; }

    /// <summary>The sign-in goes on without the device.</summary>
    public AlternativeProgress? Alternative { get; init; }

    /// <summary>The code by text or call, if one was sent.</summary>
    public PhoneCodeProgress? PhoneCode { get; init; }

    /// <summary>Nobody has that name, or no password: asked like everybody, and never let in.</summary>
    public bool IsStandIn => CredentialOwner.Read(Owner).IsUnknown;
}
