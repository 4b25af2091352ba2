using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record InvitedParty
{
    [Required]
    [Secret]
    [Length(1, 64)]
    public string Id { get; init; } = null!;

    [Required]
    [OneOf(Handshake.AccountParty, Handshake.OrganizationParty, Handshake.EmailParty)]
    public string Type { get; init; } = null!;
}

internal sealed record InviteAccountToOrganizationRequest
{
    [Required]
    public InvitedParty Target { get; init; } = null!;

    [Secret]
    [Length(0, 1024)]
    public string? Notes { get; init; }

    public IReadOnlyList<Tag>? Tags { get; init; }
}

/// <summary>
/// Asks an account by its id or its root e-mail. Whether there is one, and whether it is free to come, is not told: that would answer
/// anybody who founds an organization.
/// </summary>
internal sealed class InviteAccountToOrganization(OrganizationLetters letters, OrganizationOptions options, SecretSource random, TimeProvider clock)
    : OrganizationOperation<InviteAccountToOrganizationRequest, HandshakeReply>
{
    private const int MostADay = 20;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(InviteAccountToOrganization));

    public override Refusal? Validate(InviteAccountToOrganizationRequest request) =>
        OrganizationTags.FindProblem(request.Tags) ?? request.Target.Type switch
        {
            Handshake.AccountParty when AccountId.TryRead(request.Target.Id, out var id) && id.Value.Digits == request.Target.Id => null,
            Handshake.EmailParty when EmailAddress.TryRead(request.Target.Id, out _) => null,
            Handshake.EmailParty => OrganizationRefusals.Invalid("INVALID_EMAIL_ADDRESS_TARGET", "You specified an invalid email address for the invited account owner."),
            Handshake.AccountParty => OrganizationRefusals.Invalid("INVALID_PATTERN_TARGET_ID", "You specified an invalid account ID."),
            _ => OrganizationRefusals.Invalid("INVALID_PARTY_TYPE_TARGET", "You specified the wrong type of entity for the invitation."),
        };

    protected override (string? Target, string? Other) TargetsOf(InviteAccountToOrganizationRequest request) =>
        (request.Target.Type == Handshake.AccountParty ? request.Target.Id : null, null);

    protected override AccessCheck Ask(AccessCheck check, InviteAccountToOrganizationRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<HandshakeReply>> HandleAsync(InviteAccountToOrganizationRequest request, Membership membership, Caller caller, DbSession session)
    {
        var (organization, now) = (membership.Organization, clock.GetUtcNow());
        var email = request.Target.Type == Handshake.EmailParty && EmailAddress.TryRead(request.Target.Id, out var read) ? read : null;
        var key = email is not null ? Handshake.KeyOf(email) : Handshake.KeyOf(AccountId.Get(request.Target.Id));
        var account = email is not null ? await AccountStore.FindByRootEmailAsync(session, email) : await AccountStore.FindAsync(session, AccountId.Get(request.Target.Id));
        if (account is not null && await MemberStore.FindAsync(session, organization.Id, account.Id.Digits) is not null)
        {
            return OrganizationRefusals.HandshakeConstraint("ALREADY_IN_AN_ORGANIZATION", "The account is already a member of your organization.");
        }

        if (await HandshakeStore.AnyOpenAsync(session, organization.Id, Handshake.Invite, key, now))
        {
            return new Refusal("DuplicateHandshakeException", RefusalKind.Conflict, "A handshake with the same action and target already exists.");
        }

        // Every invitation is a letter to somebody who did not ask for it.
        if (await HandshakeStore.CountSinceAsync(session, organization.Id, Handshake.Invite, now.AddDays(-1)) >= MostADay)
        {
            return OrganizationRefusals.HandshakeConstraint("HANDSHAKE_RATE_LIMIT_EXCEEDED", "You have sent as many invitations as you may in one day.");
        }

        var handshake = new Handshake(
            OrganizationIds.NewHandshake(random), organization.Id, Handshake.Invite, null, request.Target.Type, request.Target.Id, key, request.Notes,
            Handshake.WriteTags(request.Tags), Handshake.Open, now, now + options.InvitationLifetime);
        await HandshakeStore.InsertAsync(session, handshake);
        if (account?.Status == AccountStatus.Active)
        {
            await letters.InvitedAsync(session, organization, account, handshake);
        }

        return await HandshakeView.ReplyAsync(session, handshake, now);
    }
}
