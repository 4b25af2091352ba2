using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations.Policies;

/// <summary>What policies can hang on.</summary>
internal static class PolicyTargets
{
    /// <summary>Nothing where the organization has no such place.</summary>
    public static async Task<string?> FindTypeAsync(DbSession session, Organization organization, string id) =>
        id == organization.RootId ? TypeOf(id)
        : char.IsAsciiDigit(id[0]) ? await MemberStore.FindAsync(session, organization.Id, id) is null ? null : TypeOf(id)
        : await OrganizationUnitStore.FindAsync(session, organization.Id, id) is null ? null : TypeOf(id);

    public static string TypeOf(string id) => char.IsAsciiDigit(id[0]) ? "ACCOUNT" : id.StartsWith("ou-", StringComparison.Ordinal) ? "ORGANIZATIONAL_UNIT" : "ROOT";
}
