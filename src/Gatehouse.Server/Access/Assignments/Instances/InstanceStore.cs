using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

internal static class InstanceStore
{
    public static async Task<bool> AnyUserAsync(DbSession session, string directoryId) =>
        await session.GetAsync<long>("SELECT COUNT(*) FROM (SELECT 1 FROM directory_users WHERE directory_id = @directoryId LIMIT 1) found", new { directoryId }) > 0;

    /// <summary>Tags know their resource by its id alone.</summary>
    public static Task DeleteTagsAsync(DbSession session, WorkforceDirectory directory) =>
        session.ExecuteAsync(
            """
            DELETE FROM iam_tags WHERE resource_id = @InstanceId
                OR resource_id IN (SELECT id FROM permission_sets WHERE directory_id = @Id)
                OR resource_id IN (SELECT id FROM applications WHERE directory_id = @Id)
                OR resource_id IN (SELECT id FROM trusted_token_issuers WHERE directory_id = @Id)
            """,
            new { directory.InstanceId, directory.Id });

    public static Task<string?> FindAttributesAsync(DbSession session, string directoryId) =>
        session.FindAsync<string>("SELECT attributes FROM access_control_attributes WHERE directory_id = @directoryId", new { directoryId });

    /// <summary>False when there are some already.</summary>
    public static async Task<bool> InsertAttributesAsync(DbSession session, string directoryId, string attributes) =>
        await session.ExecuteAsync(
            "INSERT INTO access_control_attributes (directory_id, attributes) VALUES (@directoryId, @attributes) ON CONFLICT DO NOTHING",
            new { directoryId, attributes }) == 1;

    public static async Task<bool> UpdateAttributesAsync(DbSession session, string directoryId, string attributes) =>
        await session.ExecuteAsync(
            "UPDATE access_control_attributes SET attributes = @attributes WHERE directory_id = @directoryId", new { directoryId, attributes }) == 1;

    public static async Task<bool> DeleteAttributesAsync(DbSession session, string directoryId) =>
        await session.ExecuteAsync("DELETE FROM access_control_attributes WHERE directory_id = @directoryId", new { directoryId }) == 1;
}
