using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record EnableAllFeaturesRequest;

/// <summary>Every account that came by invitation must approve first; the organization accepts last.</summary>
internal sealed class EnableAllFeatures(SecretSource random, TimeProvider clock) : OrganizationOperation<EnableAllFeaturesRequest, HandshakeReply>
{
    private static readonly TimeSpan s_lifetime = TimeSpan.FromDays(90);

    public override OperationDeclaration Declaration { get; } = Declare(nameof(EnableAllFeatures));

    protected override async Task<Outcome<HandshakeReply>> HandleAsync(EnableAllFeaturesRequest request, Membership membership, Caller caller, DbSession session)
    {
        var (organization, now) = (membership.Organization, clock.GetUtcNow());
        if (organization.HasAllFeatures)
        {
            return OrganizationRefusals.HandshakeConstraint("ORGANIZATION_ALREADY_HAS_ALL_FEATURES", "Your organization has all features enabled.");
        }

        var key = "organization:" + organization.Id;
        if (await HandshakeStore.AnyOpenAsync(session, organization.Id, Handshake.EnableAllFeatures, key, now))
        {
            return OrganizationRefusals.HandshakeConstraint("ORGANIZATION_IS_ALREADY_PENDING_ALL_FEATURES_MIGRATION", "The change to all features is under way.");
        }

        var invited = (await MemberStore.FindInvitedAsync(session, organization.Id)).Where(id => id != organization.ManagementAccountId.Digits).ToList();
        var whole = Make(organization, Handshake.EnableAllFeatures, null, Handshake.OrganizationParty, organization.Id, key, now) with
        {
            State = invited.Count == 0 ? Handshake.Open : Handshake.Requested,
        };
        await HandshakeStore.InsertAsync(session, whole);
        foreach (var id in invited)
        {
            await HandshakeStore.InsertAsync(
                session, Make(organization, Handshake.ApproveAllFeatures, whole.Id, Handshake.AccountParty, id, Handshake.KeyOf(AccountId.Get(id)), now));
        }

        return await HandshakeView.ReplyAsync(session, whole, now);
    }

    private Handshake Make(Organization organization, string action, string? parent, string type, string party, string key, DateTimeOffset now) => new(
        OrganizationIds.NewHandshake(random), organization.Id, action, parent, type, party, key, null, Handshake.WriteTags(null), Handshake.Open, now, now + s_lifetime);
}
