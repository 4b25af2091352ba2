using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory;

/// <summary>A workforce user's own phone, which codes may go to. The one in the profile is the organization's and proves nothing.</summary>
internal sealed record WorkforcePhone
{
    /// <summary>In E.164 form; nothing while nobody has proved one.</summary>
    public string? Number { get; init; }

    public long? VerifiedAt { get; init; }

    /// <summary>The number that is to take its place, and the code that was sent to it.</summary>
    public string? PendingNumber { get; init; }

    public string? CodeId { get; init; }

    public long SentAt { get; init; }
}

internal static class WorkforcePhoneStore
{
    public static Task<WorkforcePhone?> FindAsync(DbSession session, string userId) =>
        session.FindAsync<WorkforcePhone>(
            "SELECT number, verified_at, pending_number, code_id, sent_at FROM workforce_phones WHERE user_id = @userId", new { userId });

    /// <summary>The number that codes may go to; nothing while nobody has proved it.</summary>
    public static async Task<PhoneNumber?> FindVerifiedAsync(DbSession session, string userId) =>
        await FindAsync(session, userId) is { VerifiedAt: not null } phone ? PhoneNumber.Find(phone.Number) : null;

    /// <summary>A code is under way to this number; until it is given back the earlier one stays.</summary>
    public static Task SetPendingAsync(DbSession session, string userId, PhoneNumber number, string codeId, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO workforce_phones (user_id, pending_number, code_id, sent_at) VALUES (@userId, @number, @codeId, @at)
            ON CONFLICT (user_id) DO UPDATE SET pending_number = excluded.pending_number, code_id = excluded.code_id, sent_at = excluded.sent_at
            """,
            new { userId, number = number.E164, codeId, at = now.ToUnixTimeMilliseconds() });

    /// <summary>In one statement; false when another code took this one's place meanwhile, or somebody was faster.</summary>
    public static async Task<bool> VerifyAsync(DbSession session, string userId, string codeId, DateTimeOffset now) =>
        await session.ExecuteAsync(
            """
            UPDATE workforce_phones SET number = pending_number, verified_at = @at, pending_number = NULL, code_id = NULL
            WHERE user_id = @userId AND code_id = @codeId
            """,
            new { userId, codeId, at = now.ToUnixTimeMilliseconds() }) == 1;

    /// <summary>False when there was none.</summary>
    public static async Task<bool> DeleteAsync(DbSession session, string userId) =>
        await session.ExecuteAsync("DELETE FROM workforce_phones WHERE user_id = @userId", new { userId }) == 1;
}
