using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record AcceptHandshakeRequest : HandshakeRequest;

/// <summary>An invitation makes the account a member; the last approval opens the change to all features, which the organization then settles.</summary>
internal sealed class AcceptHandshake(OrganizationOptions options, TimeProvider clock) : HandshakeOperation<AcceptHandshakeRequest>(clock)
{
    public override OperationDeclaration Declaration { get; } = OrganizationDeclaration.Of(nameof(AcceptHandshake), readOnly: false);

    protected override async Task<Outcome<HandshakeReply>> HandleAsync(FoundHandshake found, Caller caller, DbSession session)
    {
        var handshake = found.Handshake;
        var mayAnswer = handshake.PartyType == Handshake.OrganizationParty ? found.IsOwner : handshake.IsFor(found.Account);
        return !mayAnswer ? OrganizationRefusals.NotAllowed
            : await ChangeAsync(session, handshake, Handshake.Open, Handshake.Accepted) is { } refusal ? refusal
            : await SettleAsync(session, found) is { } obstacle ? obstacle
            : await HandshakeView.ReplyAsync(session, handshake with { State = Handshake.Accepted }, Clock.GetUtcNow());
    }

    private Task<Refusal?> SettleAsync(DbSession session, FoundHandshake found) => found.Handshake.Action switch
    {
        Handshake.Invite => JoinAsync(session, found),
        Handshake.ApproveAllFeatures => ApproveAsync(session, found.Handshake),
        _ => EnableAsync(session, found.Organization),
    };

    private async Task<Refusal?> JoinAsync(DbSession session, FoundHandshake found)
    {
        var (handshake, organization, account, _) = found;
        if (await MemberStore.CountAsync(session, organization.Id) >= options.MostAccounts)
        {
            return OrganizationRefusals.HandshakeConstraint("ACCOUNT_NUMBER_LIMIT_EXCEEDED", "The organization has as many accounts as it may.");
        }

        if (!await MemberStore.InsertAsync(session, organization, account.Id, Member.Invited, Clock.GetUtcNow()))
        {
            return OrganizationRefusals.HandshakeConstraint("ALREADY_IN_AN_ORGANIZATION", "The account is already a member of an organization.");
        }

        await AttachmentStore.AttachUsualAsync(session, organization, account.Id.Digits);
        await TagStore.PutAsync(session, TagKeys.Of(organization, account.Id.Digits), handshake.ReadTags());
        return null;
    }

    private async Task<Refusal?> ApproveAsync(DbSession session, Handshake handshake)
    {
        if (handshake.ParentId is { } parent && await HandshakeStore.CountOpenBelowAsync(session, parent) == 0)
        {
            await HandshakeStore.ChangeAsync(session, parent, Handshake.Requested, Handshake.Open, Clock.GetUtcNow());
        }

        return null;
    }

    private static async Task<Refusal?> EnableAsync(DbSession session, Organization organization)
    {
        await OrganizationStore.SetFeatureSetAsync(session, organization.Id, Organization.AllFeatures);
        await PolicyTypeStore.EnableAsync(session, organization.Id, PolicyTypes.ServiceControl);
        await AttachmentStore.AttachUsualToAllAsync(session, organization, PolicyTypes.ServiceControl);
        return null;
    }
}
