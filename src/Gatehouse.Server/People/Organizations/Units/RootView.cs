using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Policies;

namespace Gatehouse.Server.People.Organizations.Units;

internal sealed record PolicyTypeSummary(string Type, string Status);

/// <summary>The root as the service shows it, with the kinds of policies that can be attached below it.</summary>
internal sealed record RootView(string Id, string Arn, string Name, IReadOnlyList<PolicyTypeSummary> PolicyTypes)
{
    public static async Task<RootView> FindAsync(DbSession session, Organization organization) => new(
        organization.RootId,
        organization.ArnOfRoot,
        "Root",
        [.. (await PolicyTypeStore.FindAllAsync(session, organization.Id)).Select(static type => new PolicyTypeSummary(type, "ENABLED"))]);
}
