using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record SearchDirectoryGroupsRequest
{
    /// <summary>How a name begins; nothing for all.</summary>
    [Length(1, 128)]
    public string? Beginning { get; init; }

    /// <summary>The name after which the page begins.</summary>
    [Length(1, 1024)]
    public string? After { get; init; }

    [Range(1, 100)]
    public int Count { get; init; } = 50;
}

/// <param name="Next">Nothing on the last page.</param>
internal sealed record SearchDirectoryGroupsReply(IReadOnlyList<DirectoryGroup> Groups, string? Next);

/// <summary>Groups in the order of their names.</summary>
internal sealed class SearchDirectoryGroups : DirectoryOperation<SearchDirectoryGroupsRequest, SearchDirectoryGroupsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(SearchDirectoryGroups), "sso-directory:SearchGroups", readOnly: true);

    protected override async Task<Outcome<SearchDirectoryGroupsReply>> HandleAsync(
        SearchDirectoryGroupsRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        var rows = await DirectoryGroupStore.SearchAsync(session, directory.Id, request.Beginning, request.After, request.Count + 1);
        return new SearchDirectoryGroupsReply([.. rows.Take(request.Count)], rows.Count > request.Count ? rows[request.Count - 1].DisplayName : null);
    }
}
