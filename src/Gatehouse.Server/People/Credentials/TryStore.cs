using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>One count: how many tries are free, and how the wait grows after them.</summary>
internal sealed record TryBucket(string Name, string Subject, int Free, GuardOptions Delays);

internal static class TryStore
{
    /// <summary>Counts a try if one may be made now, and says until when the next must wait (0: not at all); nothing when refused.</summary>
    public static Task<long?> ReserveAsync(DbSession session, TryBucket bucket, long now)
    {
        var first = (long)bucket.Delays.FirstDelay.TotalMilliseconds;
        var longest = (long)bucket.Delays.LongestDelay.TotalMilliseconds;
        return session.FindAsync<long?>(
            """
            INSERT INTO tries (bucket, subject, used, blocked_until, last_at)
            VALUES (@bucket, @subject, 1, CASE WHEN @free <= 1 THEN @now + @first ELSE 0 END, @now)
            ON CONFLICT (bucket) DO UPDATE SET
                used = CASE WHEN tries.last_at <= @forgotten THEN 1 ELSE tries.used + 1 END,
                blocked_until = CASE
                    WHEN tries.last_at <= @forgotten THEN CASE WHEN @free <= 1 THEN @now + @first ELSE 0 END
                    WHEN tries.used + 1 < @free THEN 0
                    WHEN tries.used + 1 - @free >= @doublings THEN @now + @longest
                    ELSE @now + @first * (1 << CAST(tries.used + 1 - @free AS INTEGER))
                END,
                last_at = @now
            WHERE tries.blocked_until <= @now
            RETURNING blocked_until
            """,
            new
            {
                bucket = bucket.Name,
                subject = bucket.Subject,
                free = (long)bucket.Free,
                now,
                first,
                longest,
                doublings = Doublings(first, longest),
                forgotten = now - (long)bucket.Delays.ForgetAfter.TotalMilliseconds,
            });
    }

    public static Task GiveBackAsync(DbSession session, string bucket, int free) =>
        session.ExecuteAsync(
            """
            UPDATE tries SET used = used - 1, blocked_until = CASE WHEN used - 1 >= @free THEN blocked_until ELSE 0 END
            WHERE bucket = @bucket AND used > 0
            """,
            new { bucket, free = (long)free });

    public static async Task<long> FindBlockedUntilAsync(DbSession session, string bucket) =>
        await session.FindAsync<long?>("SELECT blocked_until FROM tries WHERE bucket = @bucket", new { bucket }) ?? 0;

    public static async Task<long> CountAsync(DbSession session, string bucket) =>
        await session.FindAsync<long?>("SELECT used FROM tries WHERE bucket = @bucket", new { bucket }) ?? 0;

    /// <summary>All counts of an owner, whatever the factor and the source.</summary>
    public static Task DeleteAsync(DbSession session, string owner) =>
        session.ExecuteAsync("DELETE FROM tries WHERE subject = @owner", new { owner });

    public static Task<int> DeleteOlderAsync(DbSession session, long before) =>
        session.ExecuteAsync("DELETE FROM tries WHERE last_at < @before", new { before });

    /// <summary>After how many doublings the first delay has reached the longest.</summary>
    private static long Doublings(long first, long longest)
    {
        var doublings = 0;
        while (first << doublings < longest && doublings < 30)
        {
            doublings++;
        }

        return doublings;
    }
}
