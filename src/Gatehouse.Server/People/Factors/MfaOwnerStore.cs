using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <summary>Whoever has, or had, a device: the row that changes of one person's devices queue up on.</summary>
internal static class MfaOwnerStore
{
    /// <summary>As many as WebAuthn recommends for a user handle (level 3, section 14.6.1).</summary>
    public const int HandleBytes = 64;

    /// <summary>
    /// Takes the owner's row until the end of the transaction, and makes it with the first device. Counting devices before this call
    /// would let two changes at once count the same.
    /// </summary>
    /// <param name="userHandle">Random; what authenticators keep to know the owner by. It counts only when the row is new.</param>
    public static Task TakeAsync(DbSession session, CredentialOwner owner, string? accountId, string userHandle, DateTimeOffset now) =>
        session.ExecuteAsync(
            """
            INSERT INTO mfa_owners (owner, account_id, user_handle, changed_at) VALUES (@owner, @accountId, @userHandle, @at)
            ON CONFLICT (owner) DO UPDATE SET changed_at = excluded.changed_at
            """,
            new { owner = owner.ToString(), accountId, userHandle, at = now.ToUnixTimeMilliseconds() });

    public static Task<string?> FindUserHandleAsync(DbSession session, CredentialOwner owner) =>
        session.FindAsync<string>("SELECT user_handle FROM mfa_owners WHERE owner = @owner", new { owner = owner.ToString() });

    /// <summary>The devices go along.</summary>
    public static Task DeleteAsync(DbSession session, CredentialOwner owner) =>
        session.ExecuteAsync("DELETE FROM mfa_owners WHERE owner = @owner", new { owner = owner.ToString() });
}
