using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Counts failed sign-ins by owner and day, so that a letter tells the owner once a day and not once a guess.</summary>
internal static class FailureLetterStore
{
    private const long Day = 24 * 60 * 60 * 1000;

    /// <summary>Counts one failure; true for the one failure of the day on which the letter is due.</summary>
    public static async Task<bool> CountAsync(DbSession session, CredentialOwner owner, int enough, DateTimeOffset now)
    {
        var at = now.ToUnixTimeMilliseconds();
        await session.ExecuteAsync(
            """
            INSERT INTO failure_letters (subject, failures, counted_from, letter_at) VALUES (@subject, 1, @at, 0)
            ON CONFLICT (subject) DO UPDATE SET
                failures = CASE WHEN failure_letters.counted_from <= @yesterday THEN 1 ELSE failure_letters.failures + 1 END,
                counted_from = CASE WHEN failure_letters.counted_from <= @yesterday THEN @at ELSE failure_letters.counted_from END
            """,
            new { subject = owner.ToString(), at, yesterday = at - Day });
        return await session.ExecuteAsync(
            "UPDATE failure_letters SET letter_at = @at WHERE subject = @subject AND failures >= @enough AND letter_at <= @yesterday",
            new { subject = owner.ToString(), at, enough = (long)enough, yesterday = at - Day }) == 1;
    }

    public static Task DeleteOlderAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM failure_letters WHERE counted_from < @before AND letter_at < @before", new { before });
}
