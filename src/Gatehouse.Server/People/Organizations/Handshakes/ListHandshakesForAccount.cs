using System.Text.Json.Nodes;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.People.Organizations.Handshakes;

internal sealed record ListHandshakesForAccountRequest : HandshakePageRequest;

/// <summary>What the caller's account was asked, wherever it stands.</summary>
internal sealed class ListHandshakesForAccount(TimeProvider clock) : Operation<ListHandshakesForAccountRequest, HandshakesReply>
{
    public override OperationDeclaration Declaration { get; } = OrganizationDeclaration.Of(nameof(ListHandshakesForAccount), readOnly: true);

    public override JsonObject? Describe(ListHandshakesForAccountRequest request) => RequestRecord.Of(request);

    public override async Task<Outcome<HandshakesReply>> HandleAsync(ListHandshakesForAccountRequest request, Caller caller, DbSession session)
    {
        var account = (await AccountStore.FindAsync(session, AccountId.Get(caller.AccountId)))!;
        var byId = Handshake.KeyOf(account.Id);
        var byEmail = EmailAddress.TryRead(account.RootEmail, out var email) ? Handshake.KeyOf(email) : byId;
        return await HandshakePages.AnswerAsync(session, request, clock.GetUtcNow(), (after, limit) =>
            HandshakeStore.FindOfPartyAsync(session, byId, byEmail, request.Filter?.ActionType, after, limit));
    }
}
