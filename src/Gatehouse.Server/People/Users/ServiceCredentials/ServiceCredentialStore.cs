using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.ServiceCredentials;

internal static class ServiceCredentialStore
{
    private const string Columns = "id, user_id, service, service_user_name, password_hash, status, created_at";

    /// <summary>False when the user has as many for this service as it may. The user's row is locked before.</summary>
    public static async Task<bool> InsertAsync(DbSession session, ServiceCredential credential) =>
        await session.ExecuteAsync(
            """
            INSERT INTO service_credentials (id, user_id, service, service_user_name, password_hash, status, created_at)
            SELECT @Id, @UserId, @Service, @ServiceUserName, @PasswordHash, @Status, @CreatedAt
            WHERE (SELECT COUNT(*) FROM service_credentials WHERE user_id = @UserId AND service = @Service) < @most
            """,
            new
            {
                credential.Id,
                credential.UserId,
                credential.Service,
                credential.ServiceUserName,
                credential.PasswordHash,
                credential.Status,
                credential.CreatedAt,
                most = (long)IamQuotas.ServiceCredentialsPerUser,
            }) == 1;

    public static Task<IReadOnlyList<ServiceCredential>> FindOfUserAsync(DbSession session, string userId) =>
        session.QueryAsync<ServiceCredential>($"SELECT {Columns} FROM service_credentials WHERE user_id = @userId ORDER BY created_at, id", new { userId });

    public static Task<ServiceCredential?> FindAsync(DbSession session, string userId, string id) =>
        session.FindAsync<ServiceCredential>($"SELECT {Columns} FROM service_credentials WHERE id = @id AND user_id = @userId", new { id, userId });

    public static Task SetPasswordAsync(DbSession session, string id, string hash) =>
        session.ExecuteAsync("UPDATE service_credentials SET password_hash = @hash WHERE id = @id", new { id, hash });

    /// <summary>False when the user has no such credential.</summary>
    public static async Task<bool> SetStatusAsync(DbSession session, string userId, string id, string status) =>
        await session.ExecuteAsync("UPDATE service_credentials SET status = @status WHERE id = @id AND user_id = @userId", new { id, userId, status }) == 1;

    /// <summary>False when the user has no such credential.</summary>
    public static async Task<bool> DeleteAsync(DbSession session, string userId, string id) =>
        await session.ExecuteAsync("DELETE FROM service_credentials WHERE id = @id AND user_id = @userId", new { id, userId }) == 1;
}
