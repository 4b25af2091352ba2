using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.RecoveryCodes;

internal static class RecoveryCodeStore
{
    public static Task InsertAsync(DbSession session, CredentialOwner owner, string hash, DateTimeOffset now) =>
        session.ExecuteAsync(
            "INSERT INTO recovery_codes (owner, code_hash, made_at) VALUES (@owner, @hash, @at)",
            new { owner = owner.ToString(), hash, at = now.ToUnixTimeMilliseconds() });

    public static Task<long> CountAsync(DbSession session, CredentialOwner owner) =>
        session.GetAsync<long>("SELECT COUNT(*) FROM recovery_codes WHERE owner = @owner", new { owner = owner.ToString() });

    public static async Task<bool> IsThereAsync(DbSession session, CredentialOwner owner, string hash) =>
        await session.GetAsync<long>("SELECT COUNT(*) FROM recovery_codes WHERE owner = @owner AND code_hash = @hash", new { owner = owner.ToString(), hash }) > 0;

    /// <summary>Spends a code: of all who bring it, one hears that it was still there.</summary>
    public static async Task<bool> TakeAsync(DbSession session, CredentialOwner owner, string hash) =>
        await session.ExecuteAsync("DELETE FROM recovery_codes WHERE owner = @owner AND code_hash = @hash", new { owner = owner.ToString(), hash }) == 1;

    public static Task DeleteAllAsync(DbSession session, CredentialOwner owner) =>
        session.ExecuteAsync("DELETE FROM recovery_codes WHERE owner = @owner", new { owner = owner.ToString() });
}
