using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record SearchDirectoryUsersRequest
{
    /// <summary>How a user name or an e-mail address begins; nothing for all.</summary>
    [Length(1, 128)]
    public string? Beginning { get; init; }

    /// <summary>The user name after which the page begins.</summary>
    [Length(1, 128)]
    public string? After { get; init; }

    [Range(1, 100)]
    public int Count { get; init; } = 50;
}

/// <param name="Next">Nothing on the last page.</param>
internal sealed record SearchDirectoryUsersReply(IReadOnlyList<DirectoryUser> Users, string? Next);

/// <summary>People in the order of their names. Only beginnings are searched for, so a million people cost no more than a hundred.</summary>
internal sealed class SearchDirectoryUsers : DirectoryOperation<SearchDirectoryUsersRequest, SearchDirectoryUsersReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(SearchDirectoryUsers), "sso-directory:SearchUsers", readOnly: true);

    protected override async Task<Outcome<SearchDirectoryUsersReply>> HandleAsync(
        SearchDirectoryUsersRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        var rows = await DirectoryUserStore.SearchAsync(session, directory.Id, request.Beginning, request.After, request.Count + 1);
        return new SearchDirectoryUsersReply([.. rows.Take(request.Count)], rows.Count > request.Count ? rows[request.Count - 1].UserName : null);
    }
}
