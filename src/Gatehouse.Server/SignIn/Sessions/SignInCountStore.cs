using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>How many sign-ins an account had on a day, by what proved them beside the password.</summary>
internal sealed record SignInCount
{
    /// <summary>Days since 1970, UTC.</summary>
    public long Day { get; init; }

    /// <summary>The last of a session's proofs: <c>totp</c>, <c>recovery-code</c>, <c>phone-code</c>, <c>email-code</c>, <c>password</c>.</summary>
    public string Factor { get; init; } = "";

    public long SignIns { get; init; }
}

internal static class SignInCountStore
{
    private const long DayMilliseconds = 24L * 60 * 60 * 1000;

    public static long DayOf(DateTimeOffset at) => at.ToUnixTimeMilliseconds() / DayMilliseconds;

    public static Task AddAsync(DbSession session, string accountId, string factor, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO sign_in_counts (account_id, day, factor, sign_ins) VALUES (@accountId, @day, @factor, 1)
            ON CONFLICT (account_id, day, factor) DO UPDATE SET sign_ins = sign_in_counts.sign_ins + 1
            """,
            new { accountId, day = DayOf(now), factor });

    public static Task<IReadOnlyList<SignInCount>> FindAsync(DbSession session, string accountId, long firstDay) =>
        session.QueryAsync<SignInCount>(
            "SELECT day, factor, sign_ins FROM sign_in_counts WHERE account_id = @accountId AND day >= @firstDay ORDER BY day, factor", new { accountId, firstDay });

    public static Task DeleteOlderAsync(DbSession session, DateTimeOffset before) =>
        session.ExecuteAsync("DELETE FROM sign_in_counts WHERE day < @day", new { day = DayOf(before) });
}
