using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Policies;

namespace Gatehouse.Server.People.Organizations;

/// <summary>The exact names that policies are asked about. What is not there is named as it would be.</summary>
internal static class TargetNames
{
    public static async Task<string> FindArnAsync(DbSession session, Organization organization, string target) =>
        !target.StartsWith("p-", StringComparison.Ordinal) ? organization.ArnOfTarget(target)
        : OrganizationPolicy.FindManaged(organization.Id, target) is { } managed ? managed.ArnIn(organization)
        : (await OrganizationPolicyStore.FindAsync(session, organization.Id, target))?.ArnIn(organization)
            ?? organization.ArnOfPolicy(PolicyTypes.ServiceControl, target);
}
