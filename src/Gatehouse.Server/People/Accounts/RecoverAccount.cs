using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

internal sealed record RecoverAccountRequest(AccountId Id);

internal sealed record RecoverAccountReply(string Link, DateTimeOffset Until);

/// <summary>
/// The way back for a root user who lost both password and mailbox: a link that the operator hands over in person. The address on
/// record is told at once, so that a recovery nobody asked for is noticed.
/// </summary>
internal sealed class RecoverAccount(OneTimeLinks links, Outbox outbox, OperatorLetters letters, PublicAddress place, AccountRecoveryOptions options, TimeProvider clock)
    : Operation<RecoverAccountRequest, RecoverAccountReply>
{
    /// <summary>The kind of one-time link whose form sets the root user's password and e-mail; its subject is the account's id.</summary>
    public const string LinkKind = "account-recovery";

    public override OperationDeclaration Declaration { get; } = new("RecoverAccount", "account.amazonaws.com", new OperationRule.Operator());

    public override async Task<Outcome<RecoverAccountReply>> HandleAsync(RecoverAccountRequest request, Caller caller, DbSession session)
    {
        if (await AccountStore.FindAsync(session, request.Id) is not { } account)
        {
            return AccountRefusals.NotFound(request.Id);
        }

        if (account.Status == AccountStatus.Closed)
        {
            return AccountRefusals.WrongStatus(account, "reactivate it first");
        }

        // Held, so that of two links asked for at once only the later one can be used.
        await AccountChangeStore.LockAsync(session, account.Id);
        var until = clock.GetUtcNow() + options.OperatorLinkLifetime;
        var token = await links.IssueAsync(session, LinkKind, account.Id.Digits, "", options.OperatorLinkLifetime);
        await outbox.PostAsync(session, letters.RecoveryStarted(account, clock.GetUtcNow()));
        return new RecoverAccountReply(place.To("/recover?token=" + token), until);
    }

    public override JsonObject Describe(RecoverAccountRequest request) => new() { ["accountId"] = request.Id.Digits };
}
