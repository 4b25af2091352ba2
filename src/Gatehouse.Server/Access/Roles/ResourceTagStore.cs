using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Roles;

/// <summary>The tags of everything on this floor that has an account and an id.</summary>
internal static class ResourceTagStore
{
    private static readonly string[] Tables = ["managed_policies", "roles", "instance_profiles", "server_certificates", "saml_providers", "oidc_providers"];

    public static async Task DeleteOfAccountAsync(DbSession session, string accountId)
    {
        foreach (var table in Tables)
        {
            await session.ExecuteAsync($"DELETE FROM iam_tags WHERE resource_id IN (SELECT id FROM {table} WHERE account_id = @accountId)", new { accountId });
        }
    }
}
