using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts.Status;

/// <param name="After">The last id of the page before.</param>
internal sealed record ListAccountsRequest(string After = "", int Limit = 100);

/// <param name="Next">What to ask the next page with; nothing at the end.</param>
internal sealed record ListAccountsReply(IReadOnlyList<Account> Accounts, string? Next);

internal sealed class ListAccounts : Operation<ListAccountsRequest, ListAccountsReply>
{
    private const int MostAtOnce = 1000;

    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListAccounts), "account.amazonaws.com", new OperationRule.Operator(), ReadOnly: true);

    public override Refusal? Validate(ListAccountsRequest request) =>
        request.Limit is >= 1 and <= MostAtOnce ? null : new("ListingInvalid", RefusalKind.Malformed, $"Limit is 1 to {MostAtOnce}.");

    public override async Task<Outcome<ListAccountsReply>> HandleAsync(ListAccountsRequest request, Caller caller, DbSession session)
    {
        var found = await AccountStore.FindAllAsync(session, request.After, request.Limit + 1);
        return found.Count > request.Limit
            ? new ListAccountsReply([.. found.Take(request.Limit)], found[request.Limit - 1].Id.Digits)
            : new ListAccountsReply(found, null);
    }
}
