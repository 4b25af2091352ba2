using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What to show next.</summary>
internal enum Prompt
{
    AskIdentifier,
    AskChallenge,
    AskPassword,
    AskEmailCode,

    /// <summary>The code that the owner's authenticator app shows now.</summary>
    AskTotp,

    /// <summary>The owner's security key or passkey.</summary>
    AskPasskey,

    /// <summary>Beside the code: which of the owner's devices.</summary>
    ChooseFactor,

    /// <summary>Beside the code: two codes in a row, to find the device's clock again.</summary>
    ResyncTotp,

    /// <summary>Beside the code: what to do when the device does not work or is gone.</summary>
    Troubleshoot,

    /// <summary>A code by text or call: of a root user without the device, or instead of the mailed one where that is allowed.</summary>
    AskPhoneCode,

    /// <summary>Mailbox and phone were proved instead of the device, and a waiting period runs.</summary>
    AwaitAlternative,

    /// <summary>Mailbox and phone were proved instead of the device: which devices are lost.</summary>
    ChooseReset,

    /// <summary>Beside the code: a printed code that takes the device's place.</summary>
    AskRecoveryCode,

    /// <summary>A device is wanted and there is none: one is added here.</summary>
    EnrolFactor,

    /// <summary>A device is wanted, there is none, and only an administrator can help.</summary>
    NoDevice,

    /// <summary>The password was right and must be replaced before it opens anything.</summary>
    SetNewPassword,

    /// <summary>The password was right and is too old even to be replaced by its owner; or the directory lets nobody in without a device.</summary>
    Refused,

    /// <summary>Everything due was proved, and the account is suspended or closed.</summary>
    Suspended,
    Done,
}

/// <summary>What to say about the last input, beside the prompt.</summary>
internal abstract record SignInNotice
{
    private SignInNotice()
    {
    }

    /// <summary>Wrong name, wrong password or too many tries: one text, and the same minutes for unknown names.</summary>
    internal sealed record NoMatch(TimeSpan Wait) : SignInNotice;

    internal sealed record ChallengeWrong : SignInNotice;

    internal sealed record CodeWrong : SignInNotice;

    internal sealed record CodeDead : SignInNotice;

    internal sealed record CodeSent : SignInNotice;

    /// <summary>A wrong code, a used one or too many tries: one text.</summary>
    internal sealed record TotpWrong(TimeSpan Wait) : SignInNotice;

    /// <summary>A passkey that was refused, for whatever reason, or too many of them: one text.</summary>
    internal sealed record PasskeyWrong(TimeSpan Wait) : SignInNotice;

    internal sealed record ResyncFailed(TimeSpan Wait) : SignInNotice;

    /// <summary>The device's clock was found. The two codes prove nothing yet: they may be old.</summary>
    internal sealed record Resynced : SignInNotice;

    internal sealed record RecoveryCodeWrong(TimeSpan Wait) : SignInNotice;

    /// <summary>The new device was not shown to work, or cannot be called so.</summary>
    internal sealed record NotEnrolled(Refusal Refusal) : SignInNotice;

    internal sealed record ResendTooSoon(TimeSpan Wait) : SignInNotice;

    internal sealed record NoMoreCodes : SignInNotice;

    /// <summary>Too many codes were tried; nothing was compared.</summary>
    internal sealed record CodeThrottled(TimeSpan Wait) : SignInNotice;

    /// <summary>The new password will not do; each reason is a sentence for people.</summary>
    internal sealed record PasswordUnfit(IReadOnlyList<string> Reasons) : SignInNotice;
}
