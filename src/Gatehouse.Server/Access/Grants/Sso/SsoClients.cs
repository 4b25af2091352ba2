using Gatehouse.Server.Access.Grants.Delegation;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>Whoever may send a person to the authorization page: programs that registered themselves, and applications by their ARN.</summary>
internal static class SsoClients
{
    public static async Task<SsoClient?> FindAsync(DbSession session, string id, DateTimeOffset now) =>
        id.StartsWith("arn:", StringComparison.Ordinal) ? await ApplicationClients.FindClientAsync(session, id) : await SsoClientStore.FindAsync(session, id, now);
}
