using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Users.Certificates;

internal static class SigningCertificateStore
{
    /// <summary>False when the user has as many as it may. The user's row is locked before.</summary>
    public static async Task<bool> InsertAsync(DbSession session, SigningCertificate certificate) =>
        await session.ExecuteAsync(
            """
            INSERT INTO signing_certificates (id, user_id, body, status, uploaded_at)
            SELECT @Id, @UserId, @Body, @Status, @UploadedAt
            WHERE (SELECT COUNT(*) FROM signing_certificates WHERE user_id = @UserId) < @most
            """,
            new { certificate.Id, certificate.UserId, certificate.Body, certificate.Status, certificate.UploadedAt, most = (long)IamQuotas.CertificatesPerUser }) == 1;

    public static Task<IReadOnlyList<SigningCertificate>> FindOfUserAsync(DbSession session, string userId) =>
        session.QueryAsync<SigningCertificate>(
            "SELECT id, user_id, body, status, uploaded_at FROM signing_certificates WHERE user_id = @userId ORDER BY uploaded_at, id", new { userId });

    /// <summary>False when the user has no such certificate.</summary>
    public static async Task<bool> SetStatusAsync(DbSession session, string userId, string id, string status) =>
        await session.ExecuteAsync("UPDATE signing_certificates SET status = @status WHERE id = @id AND user_id = @userId", new { id, userId, status }) == 1;

    /// <summary>False when the user has no such certificate.</summary>
    public static async Task<bool> DeleteAsync(DbSession session, string userId, string id) =>
        await session.ExecuteAsync("DELETE FROM signing_certificates WHERE id = @id AND user_id = @userId", new { id, userId }) == 1;
}
