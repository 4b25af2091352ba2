using System.Text.Json;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Contacts;

/// <summary>Contacts are documents: nothing is ever looked up by what stands in them.</summary>
internal static class ContactStore
{
    public static async Task<ContactInformation?> FindAsync(DbSession session, AccountId id) =>
        await session.FindAsync<string>("SELECT contact FROM accounts WHERE id = @id", new { id = id.Digits }) is { } json
            ? JsonSerializer.Deserialize<ContactInformation>(json)
            : null;

    public static Task SetAsync(DbSession session, AccountId id, ContactInformation contact) =>
        session.ExecuteAsync("UPDATE accounts SET contact = @contact WHERE id = @id", new { id = id.Digits, contact = JsonSerializer.Serialize(contact) });

    public static async Task<AlternateContact?> FindAlternateAsync(DbSession session, AccountId id, string type) =>
        await session.FindAsync<string>(
            "SELECT contact FROM alternate_contacts WHERE account_id = @id AND type = @type", new { id = id.Digits, type }) is { } json
            ? JsonSerializer.Deserialize<AlternateContact>(json)
            : null;

    public static Task SetAlternateAsync(DbSession session, AccountId id, string type, AlternateContact contact) =>
        session.ExecuteAsync(
            """
            INSERT INTO alternate_contacts (account_id, type, contact) VALUES (@id, @type, @contact)
            ON CONFLICT (account_id, type) DO UPDATE SET contact = excluded.contact
            """,
            new { id = id.Digits, type, contact = JsonSerializer.Serialize(contact) });

    public static async Task<bool> DeleteAlternateAsync(DbSession session, AccountId id, string type) =>
        await session.ExecuteAsync("DELETE FROM alternate_contacts WHERE account_id = @id AND type = @type", new { id = id.Digits, type }) == 1;
}
