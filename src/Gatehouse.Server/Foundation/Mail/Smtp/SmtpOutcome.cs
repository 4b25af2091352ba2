namespace Gatehouse.Server.Foundation.Mail.Smtp;

/// <summary>How handing over a letter ended.</summary>
internal abstract record SmtpOutcome
{
    private SmtpOutcome()
    {
    }

    /// <summary>The server's own words, or ours where it said none; one line, fit for a page and a log.</summary>
    public abstract string Words { get; }

    /// <summary>The server has it and answers for it.</summary>
    internal sealed record Accepted(string Answer) : SmtpOutcome
    {
        public override string Words => Answer;
    }

    /// <summary>The server does not want this letter, now or ever.</summary>
    internal sealed record Refused(bool Permanent, string Answer) : SmtpOutcome
    {
        public override string Words => Answer;
    }

    /// <summary>It never came to judging the letter: no connection, no trust, no login, or no sense in what the server said.</summary>
    internal sealed record Unreachable(string Reason) : SmtpOutcome
    {
        public override string Words => Reason;
    }
}
