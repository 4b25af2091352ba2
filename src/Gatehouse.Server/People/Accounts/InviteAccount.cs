using System.Text.Json.Nodes;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

/// <param name="Again">Whether an invitation must be there already, whose link this one replaces.</param>
internal sealed record InviteAccountRequest(EmailAddress Email, bool Again);

internal sealed record InviteAccountReply(DateTimeOffset Until);

/// <summary>Lets one address make an account although sign-up is by invitation only.</summary>
internal sealed class InviteAccount(OneTimeLinks links, Outbox outbox, OperatorLetters letters, PublicAddress place, TimeProvider clock)
    : Operation<InviteAccountRequest, InviteAccountReply>
{
    public override OperationDeclaration Declaration { get; } = new("InviteAccount", "account.amazonaws.com", new OperationRule.Operator());

    public override async Task<Outcome<InviteAccountReply>> HandleAsync(InviteAccountRequest request, Caller caller, DbSession session)
    {
        if (!await AccountStore.IsFreeAsync(session, request.Email))
        {
            return new Refusal("ConflictException", RefusalKind.Conflict, $"{request.Email} is, or was, the root user of an account.");
        }

        var open = (await links.FindAllAsync(session, AccountLinks.Invitation)).Any(link => link.Subject == request.Email.Key && link.State is LinkState.Usable or LinkState.Expired);
        if (request.Again && !open)
        {
            return new Refusal("ResourceNotFoundException", RefusalKind.NotFound, $"{request.Email} has no invitation to send again.");
        }

        var until = clock.GetUtcNow() + AccountLinks.InvitationLifetime;
        var token = await links.IssueAsync(session, AccountLinks.Invitation, request.Email.Key, request.Email.Text, AccountLinks.InvitationLifetime);
        await outbox.PostAsync(session, letters.Invitation(request.Email, place.To(AccountLinks.InvitationPath(token)), until));
        return new InviteAccountReply(until);
    }

    public override JsonObject Describe(InviteAccountRequest request) => new() { ["email"] = request.Email.Text, ["again"] = request.Again };
}
