using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine.Alternative;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>When a code is mailed to somebody without a second factor.</summary>
internal enum EmailCodeRule
{
    Off,
    WhenNew,
    Always,
}

/// <summary>When a person must read a picture first.</summary>
internal enum ChallengeRule
{
    Off,
    WhenRisky,
    Always,
}

internal enum Standing
{
    Active,
    SuspendedUnpaid,
    SuspendedOther,
    Closed,

    /// <summary>The account is fine; an administrator has disabled this one user.</summary>
    UserDisabled,
}

/// <summary>Whether a right password is enough.</summary>
internal enum PasswordState
{
    Fine,

    /// <summary>An administrator set it, or it has expired.</summary>
    MustChange,

    /// <summary>It has expired, and only an administrator may set another.</summary>
    Locked,
}

/// <summary>What the flow looked up before a step. For a stand-in they are those of somebody never seen before.</summary>
/// <param name="FailuresHere">Wrong tries counted against this source on this name.</param>
/// <param name="NetworkIsNew">Nobody has lately finished a sign-in from this network.</param>
/// <param name="NetworkIsBusy">This network starts sign-ins faster than people do.</param>
/// <param name="BrowserIsKnown">This owner has finished a sign-in in this browser, of the same family, from the same network.</param>
internal sealed record SignInFacts(
    Standing Standing,
    long FailuresHere,
    bool NetworkIsNew,
    bool NetworkIsBusy,
    bool BrowserIsKnown,
    EmailCodeRule EmailCode,
    ChallengeRule Challenge,
    int MostCodes,
    PasswordState Password = PasswordState.Fine)
{
    /// <summary>The owner's devices that count here, the last used first.</summary>
    public IReadOnlyList<MfaDevice> Devices { get; init; } = [];

    /// <summary>What of the way without a device is open.</summary>
    public AlternativeFacts Alternative { get; init; } = AlternativeFacts.None;

    /// <summary>The verified phone that the code of a new-looking sign-in goes to instead of the mailbox, where directory or kind allow it.</summary>
    public PhoneNumber? CodePhone { get; init; }

    /// <summary>Whether this owner, of a kind that has mailboxes, has one.</summary>
    public bool HasMailbox { get; init; } = true;

    /// <summary>Whether the owner has recovery codes left, and they are in use here.</summary>
    public bool HasRecoveryCodes { get; init; }

    /// <summary>What the account or directory wants.</summary>
    public MfaRule Mfa { get; init; } = MfaRule.Voluntary;

    /// <summary>Whether people of this kind may trust a browser.</summary>
    public bool MayTrustDevice { get; init; }

    /// <summary>The owner trusts this browser, of this family, in this network, and the trust has not run out.</summary>
    public bool DeviceIsTrusted { get; init; }
}
