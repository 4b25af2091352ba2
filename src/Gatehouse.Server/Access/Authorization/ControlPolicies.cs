using System.Collections.Concurrent;
using Gatehouse.Policies.Deciding;
using Gatehouse.Policies.Model;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Policies;

namespace Gatehouse.Server.Access.Authorization;

/// <summary>
/// The service control policies that bind an account, level by level. They are read once for each version of the organization; the version
/// comes with every call, so that no node decides by what another has changed.
/// </summary>
internal sealed class ControlPolicies(ParsedPolicies parsed)
{
    /// <summary>When it is full it begins again, which costs one statement each.</summary>
    private const int Most = 10_000;

    private readonly ConcurrentDictionary<string, (string OrganizationId, long Version, ControlLevels Levels)> known = new(StringComparer.Ordinal);

    public async ValueTask<ControlLevels> FindAsync(DbSession session, OrganizationOfAccount organization)
    {
        if (known.TryGetValue(organization.AccountId, out var kept) && kept.OrganizationId == organization.Id && kept.Version == organization.Version)
        {
            return kept.Levels;
        }

        var levels = Make(organization, await ControlChainStore.FindAsync(session, organization.Id, organization.AccountId));
        if (known.Count >= Most)
        {
            known.Clear();
        }

        known[organization.AccountId] = (organization.Id, organization.Version, levels);
        return levels;
    }

    /// <summary>A place where nothing hangs allows nothing; the management account is bound by none.</summary>
    private ControlLevels Make(OrganizationOfAccount organization, IReadOnlyList<ControlLink> links)
    {
        var places = links.GroupBy(static link => link.PlaceId, StringComparer.Ordinal).ToList();
        var path = $"{organization.Id}/{string.Concat(places.Where(place => place.Key != organization.AccountId).Select(static place => place.Key + "/"))}";
        return new(
            path,
            organization.IsManagement || links.Count == 0 || links[0].Enabled == 0
                ? null
                : [.. places.Select(place => (IReadOnlyList<SourcedPolicy>)[.. place.Where(static link => link.PolicyId is not null).Select(Read)])]);
    }

    private SourcedPolicy Read(ControlLink link) => new(
        link.PolicyId!,
        "Service Control Policy",
        parsed.Get(link.Content ?? (link.PolicyId == OrganizationPolicy.FullAccessId ? OrganizationPolicy.FullAccess : PrincipalPolicies.Nothing), PolicyUse.Identity));
}

/// <param name="Path">Where the account stands: <c>o-…/r-…/ou-…/</c>.</param>
/// <param name="Levels">From the root down; nothing where no service control policy binds.</param>
internal sealed record ControlLevels(string Path, IReadOnlyList<IReadOnlyList<SourcedPolicy>>? Levels);
