using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Overview;

internal sealed record ShowAccessMatrixRequest : AccountOverviewRequest
{
    /// <summary>A part of user names; nothing for everybody.</summary>
    public string? Search { get; init; }
}

/// <param name="Ways">By user and permission set, why: each group's name, and an empty text for a direct assignment, which comes first.</param>
internal sealed record ShowAccessMatrixReply(
    IReadOnlyList<(string Id, string Name)> Sets,
    IReadOnlyList<AccessHolder> Holders,
    ILookup<(string UserId, string SetId), string> Ways,
    string? NextToken);

/// <summary>Who may be what in an account, and why.</summary>
internal sealed class ShowAccessMatrix : AccountOverviewOperation<ShowAccessMatrixRequest, ShowAccessMatrixReply>
{
    public override OperationDeclaration Declaration { get; } = DeclareOverview(nameof(ShowAccessMatrix));

    protected override async Task<Outcome<ShowAccessMatrixReply>> HandleAsync(ShowAccessMatrixRequest request, WorkforceDirectory directory, DbSession session)
    {
        var account = AccountId.Get(request.AccountId);
        var sets = await OverviewStore.FindSetsAsync(session, directory.Id, account);
        var page = await TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => OverviewStore.FindHoldersAsync(session, directory.Id, account, request.Search ?? "", after, limit),
            static holder => DirectoryUserStore.KeyOf(holder.UserName),
            static (holders, next) => new Page(holders, next));
        if (page is not Outcome<Page>.Done { Value: var (found, token) })
        {
            return ((Outcome<Page>.Refused)page).Refusal;
        }

        var ways = await OverviewStore.FindWaysAsync(session, account, [.. found.Select(static holder => holder.UserId)]);
        return new ShowAccessMatrixReply(
            sets,
            found,
            ways.OrderBy(static way => way.Group ?? "", StringComparer.OrdinalIgnoreCase).ToLookup(static way => (way.UserId, way.PermissionSetId), static way => way.Group ?? ""),
            token);
    }

    private sealed record Page(IReadOnlyList<AccessHolder> Holders, string? NextToken);
}
