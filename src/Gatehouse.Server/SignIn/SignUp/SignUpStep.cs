using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>What to show next.</summary>
internal enum SignUpPrompt
{
    AskCode,
    AskPassword,
    AskChallenge,
    Done,

    /// <summary>Somebody else was faster with the same e-mail.</summary>
    EmailTaken,

    /// <summary>The link was used, replaced or ran out meanwhile.</summary>
    LinkGone,
}

/// <summary>What was looked up before a step.</summary>
/// <param name="Link">How the attempt's link stands; nothing for an attempt without one.</param>
/// <param name="LettersWait">How long until the address may get another letter.</param>
internal sealed record SignUpFacts(LinkState? Link, bool ChallengeDue, int MostCodes, TimeSpan LettersWait);

/// <summary>What a person did, after the checks have turned every secret into yes, no or a hash.</summary>
internal abstract record SignUpInput
{
    private SignUpInput()
    {
    }

    internal sealed record Begun : SignUpInput;

    internal sealed record CodeGiven(SecretVerdict Verdict) : SignUpInput;

    /// <param name="Wait">How long until another code may be sent; zero when now.</param>
    internal sealed record ResendAsked(TimeSpan Wait) : SignUpInput;

    internal sealed record PasswordChosen(string Phc) : SignUpInput;

    internal sealed record ChallengeSolved(bool Right) : SignUpInput;
}

/// <summary>What to say about the last input, beside the prompt.</summary>
internal abstract record SignUpNotice
{
    private SignUpNotice()
    {
    }

    internal sealed record CodeWrong : SignUpNotice;

    internal sealed record CodeDead : SignUpNotice;

    internal sealed record CodeSent : SignUpNotice;

    internal sealed record ResendTooSoon(TimeSpan Wait) : SignUpNotice;

    internal sealed record NoMoreCodes : SignUpNotice;

    /// <summary>The address has got its letters for this hour, whoever asked for them.</summary>
    internal sealed record TooManyLetters(TimeSpan Wait) : SignUpNotice;

    internal sealed record ChallengeWrong : SignUpNotice;

    internal sealed record PasswordRefused(IReadOnlyList<string> Problems) : SignUpNotice;
}

/// <summary>What the flow is to do in the transaction that keeps the step.</summary>
internal abstract record SignUpEffect
{
    private SignUpEffect()
    {
    }

    /// <summary>A code to a free address; to one in use, a letter that says so.</summary>
    internal sealed record MailCode : SignUpEffect;

    internal sealed record SpendCode(string CodeId) : SignUpEffect;

    internal sealed record OpenAccount : SignUpEffect;
}

/// <summary>What came of one input.</summary>
internal sealed record SignUpStep(SignUpAttempt Attempt, SignUpPrompt Prompt, SignUpNotice? Notice, IReadOnlyList<SignUpEffect> Effects);
