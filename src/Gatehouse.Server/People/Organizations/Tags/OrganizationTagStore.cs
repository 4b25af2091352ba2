using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Tags;

internal static class OrganizationTagStore
{
    /// <summary>Before the rows go by which the tagged things are known.</summary>
    public static Task DeleteAllAsync(DbSession session, Organization organization) =>
        session.ExecuteAsync(
            """
            DELETE FROM iam_tags WHERE resource_id = @RootId OR resource_id = @ResourcePolicyId
                OR resource_id IN (SELECT id FROM organization_units WHERE organization_id = @Id)
                OR resource_id IN (SELECT id FROM organization_policies WHERE organization_id = @Id)
            """,
            new { organization.RootId, organization.ResourcePolicyId, organization.Id });
}
