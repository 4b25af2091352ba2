using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Grants.Sso;

internal sealed record ListAccountRolesRequest
{
    [Required]
    [Pattern("[0-9]{12}")]
    public string? AccountId { get; init; }

    [Length(1, 1024)]
    public string? NextToken { get; init; }

    [Range(1, 100)]
    public int? MaxResults { get; init; }
}

internal sealed record RoleInfo(string RoleName, string AccountId);

internal sealed record ListAccountRolesReply(string? NextToken, IReadOnlyList<RoleInfo> RoleList);

/// <summary>What a person may be in an account.</summary>
internal sealed class ListAccountRoles : PortalOperation<ListAccountRolesRequest, ListAccountRolesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAccountRoles), isReadOnly: true);

    public override Refusal? Validate(ListAccountRolesRequest request) =>
        PortalPages.Read(request.NextToken) is null ? SsoRefusals.Invalid("next_token is not valid.") : null;

    public override JsonObject Describe(ListAccountRolesRequest request) => new() { ["account_id"] = request.AccountId };

    protected override async Task<Outcome<ListAccountRolesReply>> HandleAsync(
        ListAccountRolesRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        var limit = request.MaxResults ?? LongestPage;
        var account = People.Accounts.AccountId.Get(request.AccountId!);
        var found = await WorkforceAccess.FindRolesAsync(session, user, account, PortalPages.Read(request.NextToken)!, limit + 1);
        var page = found.Take(limit).Select(each => new RoleInfo(each, account.Digits)).ToList();
        return new ListAccountRolesReply(found.Count > limit ? PortalPages.Write(page[^1].RoleName) : null, page);
    }
}
