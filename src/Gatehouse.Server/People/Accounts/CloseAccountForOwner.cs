using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

internal sealed record CloseAccountForOwnerRequest(AccountId Id);

/// <summary>The operator closes an account whose owner asked for it and cannot do it; the owner gets a letter.</summary>
internal sealed class CloseAccountForOwner(
    IEnumerable<ICredentialChanged> others, IEnumerable<IClosingObstacle> obstacles, Outbox outbox, OperatorLetters letters, TimeProvider clock)
    : Operation<CloseAccountForOwnerRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = new("CloseAccount", "account.amazonaws.com", new OperationRule.Operator());

    public override async Task<Outcome<Nothing>> HandleAsync(CloseAccountForOwnerRequest request, Caller caller, DbSession session)
    {
        if (await AccountStore.FindAsync(session, request.Id) is not { } account)
        {
            return AccountRefusals.NotFound(request.Id);
        }

        if (account.OwnsInstallation)
        {
            return AccountRefusals.WrongStatus(account, "it owns the installation, so make another account the owner first");
        }

        foreach (var each in obstacles)
        {
            if (await each.FindAsync(session, account) is { } obstacle)
            {
                return obstacle;
            }
        }

        if (!await AccountStatusStore.CloseAsync(session, request.Id, clock.GetUtcNow().ToUnixTimeMilliseconds()))
        {
            return AccountRefusals.WrongStatus(account, "it cannot be closed again");
        }

        foreach (var other in others)
        {
            await other.OnChangedAsync(session, new(account.Root, CredentialChangeKind.Closed, null));
        }

        await outbox.PostAsync(session, letters.Closed(account));
        return Nothing.Value;
    }

    public override JsonObject Describe(CloseAccountForOwnerRequest request) => new() { ["accountId"] = request.Id.Digits };
}
