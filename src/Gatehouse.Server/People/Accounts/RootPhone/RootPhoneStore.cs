using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.RootPhone;

/// <summary>The contact's number as far as its owner has proved it.</summary>
internal sealed record PhoneOnFile
{
    /// <summary>In E.164 form.</summary>
    public string Number { get; init; } = "";

    public long? VerifiedAt { get; init; }

    /// <summary>The code that was sent and not given yet.</summary>
    public string? CodeId { get; init; }

    public long SentAt { get; init; }
}

internal static class RootPhoneStore
{
    public static Task<PhoneOnFile?> FindAsync(DbSession session, AccountId id) =>
        session.FindAsync<PhoneOnFile>("SELECT number, verified_at, code_id, sent_at FROM root_phones WHERE account_id = @id", new { id = id.Digits });

    /// <summary>The number that codes may go to; nothing while nobody has proved it.</summary>
    public static async Task<PhoneNumber?> FindVerifiedAsync(DbSession session, AccountId id) =>
        await FindAsync(session, id) is { VerifiedAt: not null } phone ? PhoneNumber.Find(phone.Number) : null;

    /// <summary>A code is under way to this number, which nobody has proved before.</summary>
    public static Task SetPendingAsync(DbSession session, AccountId id, PhoneNumber number, string codeId, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO root_phones (account_id, number, code_id, sent_at) VALUES (@id, @number, @codeId, @at)
            ON CONFLICT (account_id) DO UPDATE SET number = excluded.number, verified_at = NULL, code_id = excluded.code_id, sent_at = excluded.sent_at
            """,
            new { id = id.Digits, number = number.E164, codeId, at = now.ToUnixTimeMilliseconds() });

    /// <summary>In one statement; false when another code took this one's place meanwhile, or somebody was faster.</summary>
    public static async Task<bool> VerifyAsync(DbSession session, AccountId id, string codeId, DateTimeOffset now) =>
        await session.ExecuteAsync(
            "UPDATE root_phones SET verified_at = @at, code_id = NULL WHERE account_id = @id AND code_id = @codeId",
            new { id = id.Digits, codeId, at = now.ToUnixTimeMilliseconds() }) == 1;

    public static Task DeleteAsync(DbSession session, AccountId id) =>
        session.ExecuteAsync("DELETE FROM root_phones WHERE account_id = @id", new { id = id.Digits });
}
