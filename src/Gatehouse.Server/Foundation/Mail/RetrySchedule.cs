namespace Gatehouse.Server.Foundation.Mail;

/// <summary>When a letter that could not be delivered yet is tried again.</summary>
internal static class RetrySchedule
{
    /// <param name="tries">How often it was tried so far, at least once.</param>
    /// <returns>Nothing when it would be too old by then.</returns>
    public static DateTimeOffset? Next(MailOptions options, long tries, DateTimeOffset created, DateTimeOffset now)
    {
        var doublings = Math.Clamp(tries - 1, 0, 40);
        var wait = TimeSpan.FromSeconds(Math.Min(options.FirstRetry.TotalSeconds * Math.Pow(2, doublings), options.LongestRetry.TotalSeconds));
        return now + wait - created <= options.GiveUpAfter ? now + wait : null;
    }
}
