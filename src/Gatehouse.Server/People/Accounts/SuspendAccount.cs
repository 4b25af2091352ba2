using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

/// <param name="Reason"><c>unpaid</c> or <c>other</c>: it decides what the page says to whoever signs in.</param>
internal sealed record SuspendAccountRequest(AccountId Id, string Reason);

/// <summary>Closes the API and the console to everybody of an account until it is reactivated. Nothing is deleted.</summary>
internal sealed class SuspendAccount(IEnumerable<ICredentialChanged> others) : Operation<SuspendAccountRequest, Nothing>
{
    public static readonly IReadOnlyList<string> Reasons = ["unpaid", "other"];

    public override OperationDeclaration Declaration { get; } = new("SuspendAccount", "account.amazonaws.com", new OperationRule.Operator());

    public override Refusal? Validate(SuspendAccountRequest request) => Reasons.Contains(request.Reason)
        ? null
        : new Refusal("ValidationException", RefusalKind.Malformed, $"The reason is one of {string.Join(", ", Reasons)}.");

    public override async Task<Outcome<Nothing>> HandleAsync(SuspendAccountRequest request, Caller caller, DbSession session)
    {
        if (await AccountStore.FindAsync(session, request.Id) is not { } account)
        {
            return AccountRefusals.NotFound(request.Id);
        }

        if (!await AccountStatusStore.SuspendAsync(session, request.Id, request.Reason))
        {
            return AccountRefusals.WrongStatus(account, "only an open account can be suspended");
        }

        foreach (var other in others)
        {
            await other.OnChangedAsync(session, new(account.Root, CredentialChangeKind.Suspended, null));
        }

        return Nothing.Value;
    }

    public override JsonObject Describe(SuspendAccountRequest request) => new() { ["accountId"] = request.Id.Digits, ["reason"] = request.Reason };
}
