namespace Gatehouse.Server.Foundation.Mail;

/// <summary>When what could not be delivered yet is tried again.</summary>
internal static class RetrySchedule
{
    /// <param name="tries">How often it was tried so far, at least once.</param>
    /// <returns>Nothing when it would be too old by then.</returns>
    public static DateTimeOffset? Next(MailOptions options, long tries, DateTimeOffset created, DateTimeOffset now) =>
        Next(options.FirstRetry, options.LongestRetry, options.GiveUpAfter, tries, created, now);

    /// <inheritdoc cref="Next(MailOptions, long, DateTimeOffset, DateTimeOffset)"/>
    public static DateTimeOffset? Next(TimeSpan first, TimeSpan longest, TimeSpan giveUpAfter, long tries, DateTimeOffset created, DateTimeOffset now)
    {
        var doublings = Math.Clamp(tries - 1, 0, 40);
        var wait = TimeSpan.FromSeconds(Math.Min(first.TotalSeconds * Math.Pow(2, doublings), longest.TotalSeconds));
        return now + wait - created <= giveUpAfter ? now + wait : null;
    }
}
