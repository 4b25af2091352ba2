using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record HandshakeParty(string Id, string Type);

internal sealed record HandshakeResource(string Value, string Type, IReadOnlyList<HandshakeResource>? Resources = null);

/// <summary>A handshake as the service shows it. The organization's letters, its parties' names, and what was written to the other side.</summary>
internal sealed record HandshakeView(
    string Id,
    string Arn,
    IReadOnlyList<HandshakeParty> Parties,
    string State,
    DateTimeOffset RequestedTimestamp,
    DateTimeOffset ExpirationTimestamp,
    string Action,
    IReadOnlyList<HandshakeResource> Resources)
{
    public static HandshakeView Of(Organization organization, Account management, Handshake handshake, DateTimeOffset now)
    {
        // Parties have the letters of their id without the one that says what it is.
        var own = new HandshakeParty(organization.Id[2..], Handshake.OrganizationParty);
        List<HandshakeResource> resources =
        [
            new(organization.Id, "ORGANIZATION",
            [
                new(management.RootEmail, "MASTER_EMAIL"),
                new(management.Name, "MASTER_NAME"),
                new(organization.FeatureSet, "ORGANIZATION_FEATURE_SET"),
            ]),
        ];
        if (handshake.PartyType != Handshake.OrganizationParty)
        {
            resources.Add(new(handshake.PartyId, handshake.PartyType));
        }

        if (handshake.ParentId is { } parent)
        {
            resources.Add(new(parent, "PARENT_HANDSHAKE"));
        }

        if (handshake.Notes is { } notes)
        {
            resources.Add(new(notes, "NOTES"));
        }

        return new(
            handshake.Id,
            organization.ArnOfHandshake(handshake.Action, handshake.Id),
            handshake.PartyType == Handshake.OrganizationParty ? [own] : [own, new(handshake.PartyId, handshake.PartyType)],
            handshake.StateAt(now),
            handshake.RequestedAt,
            handshake.ExpiresAt,
            handshake.Action,
            resources);
    }

    public static async Task<IReadOnlyList<HandshakeView>> FindAllAsync(DbSession session, IReadOnlyList<Handshake> handshakes, DateTimeOffset now)
    {
        var known = new Dictionary<string, (Organization, Account)>(StringComparer.Ordinal);
        foreach (var id in handshakes.Select(static each => each.OrganizationId).Distinct(StringComparer.Ordinal))
        {
            // Most lists are of one organization; an account that many invite has few invitations.
            var organization = (await OrganizationStore.FindAsync(session, id))!;
            known[id] = (organization, (await AccountStore.FindAsync(session, organization.ManagementAccountId))!);
        }

        return [.. handshakes.Select(each => Of(known[each.OrganizationId].Item1, known[each.OrganizationId].Item2, each, now))];
    }

    public static async Task<HandshakeReply> ReplyAsync(DbSession session, Handshake handshake, DateTimeOffset now) => new((await FindAllAsync(session, [handshake], now))[0]);
}

internal sealed record HandshakeReply(HandshakeView Handshake);
