using System.Text.Json.Nodes;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

internal sealed record RevokeInvitationRequest(EmailAddress Email);

internal sealed class RevokeInvitation(OneTimeLinks links) : Operation<RevokeInvitationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = new("RevokeInvitation", "account.amazonaws.com", new OperationRule.Operator());

    public override async Task<Outcome<Nothing>> HandleAsync(RevokeInvitationRequest request, Caller caller, DbSession session) =>
        await links.RevokeAsync(session, AccountLinks.Invitation, request.Email.Key) > 0
            ? Nothing.Value
            : new Refusal("ResourceNotFoundException", RefusalKind.NotFound, $"{request.Email} has no open invitation.");

    public override JsonObject Describe(RevokeInvitationRequest request) => new() { ["email"] = request.Email.Text };
}
