namespace Gatehouse.Server.SignIn.Machine;

/// <summary>What to show next.</summary>
internal enum Prompt
{
    AskIdentifier,
    AskChallenge,
    AskPassword,
    AskEmailCode,

    /// <summary>The password was right and must be replaced before it opens anything.</summary>
    SetNewPassword,

    /// <summary>The password was right and is too old even to be replaced by its owner.</summary>
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

    internal sealed record ResendTooSoon(TimeSpan Wait) : SignInNotice;

    internal sealed record NoMoreCodes : SignInNotice;

    /// <summary>The new password will not do; each reason is a sentence for people.</summary>
    internal sealed record PasswordUnfit(IReadOnlyList<string> Reasons) : SignInNotice;
}
