using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Accounts;

/// <param name="After">The last id of the page before; empty for the first.</param>
internal sealed record ListAccountsRequest(string After, int Limit);

/// <summary>All accounts of the installation, a page at a time, by id.</summary>
internal sealed class ListAccounts : Operation<ListAccountsRequest, IReadOnlyList<Account>>
{
    public override OperationDeclaration Declaration { get; } =
        new("ListAccounts", "organizations.amazonaws.com", new OperationRule.Operator(), ReadOnly: true);

    public override async Task<Outcome<IReadOnlyList<Account>>> HandleAsync(ListAccountsRequest request, Caller caller, DbSession session) =>
        new Outcome<IReadOnlyList<Account>>.Done(await AccountStore.FindAllAsync(session, request.After, request.Limit));
}
