using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

internal sealed record ListAccountsRequest
{
    [Length(1, 1024)]
    public string? NextToken { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }
}

internal sealed record AccountInfo(string AccountId, string AccountName, string EmailAddress);

internal sealed record ListAccountsReply(string? NextToken, IReadOnlyList<AccountInfo> AccountList);

/// <summary>The accounts in which a person may be something.</summary>
internal sealed class ListAccounts : PortalOperation<ListAccountsRequest, ListAccountsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccounts), isReadOnly: true);

    public override Refusal? Validate(ListAccountsRequest request) =>
        PortalPages.Read(request.NextToken) is null ? SsoRefusals.Invalid("next_token is not valid.") : null;

    protected override async Task<Outcome<ListAccountsReply>> HandleAsync(ListAccountsRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        var limit = request.MaxResults ?? LongestPage;
        var found = await WorkforceAccess.FindAccountsAsync(session, user, PortalPages.Read(request.NextToken)!, limit + 1);
        var page = found.Take(limit).Select(static each => new AccountInfo(each.Id.Digits, each.Name, each.Email)).ToList();
        return new ListAccountsReply(found.Count > limit ? PortalPages.Write(page[^1].AccountId) : null, page);
    }
}
