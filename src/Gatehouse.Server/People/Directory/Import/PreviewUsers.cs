using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Administration;

namespace Gatehouse.Server.People.Directory.Import;

internal sealed record PreviewUsersRequest(string Text);

internal sealed record PreviewUsersReply(UserFile File);

/// <summary>What a file would do, and everything that is in its way.</summary>
internal sealed class PreviewUsers : DirectoryOperation<PreviewUsersRequest, PreviewUsersReply>
{
    /// <summary>As many keys as are looked up in one statement.</summary>
    private const int AtOnce = 500;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(PreviewUsers), "sso-directory:SearchUsers", readOnly: true);

    public override JsonObject? Describe(PreviewUsersRequest request) => null;

    protected override async Task<Outcome<PreviewUsersReply>> HandleAsync(PreviewUsersRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        var file = UserFile.Read(request.Text);
        var taken = await FindTakenAsync(session, directory, file);
        return new PreviewUsersReply(file with { Problems = [.. file.Problems.Concat(taken).OrderBy(static problem => problem.Line).Take(UserFile.MostProblems)] });
    }

    /// <summary>The lines whose name or address somebody of the directory has.</summary>
    public static async Task<IReadOnlyList<FileProblem>> FindTakenAsync(DbSession session, WorkforceDirectory directory, UserFile file)
    {
        List<FileProblem> problems = [];
        foreach (var part in file.Users.Chunk(AtOnce))
        {
            var byName = part.ToDictionary(static user => DirectoryUserStore.KeyOf(user.Members.UserName!), StringComparer.Ordinal);
            var byEmail = part.ToDictionary(static user => DirectoryUserStore.KeyOf(user.Members.Emails![0].Value!), StringComparer.Ordinal);
            problems.AddRange((await DirectoryUserStore.FindTakenAsync(session, directory.Id, byEmail: false, [.. byName.Keys]))
                .Select(key => new FileProblem(byName[key].Line, "FileNameTaken", byName[key].Members.UserName!)));
            problems.AddRange((await DirectoryUserStore.FindTakenAsync(session, directory.Id, byEmail: true, [.. byEmail.Keys]))
                .Select(key => new FileProblem(byEmail[key].Line, "FileEmailTaken", byEmail[key].Members.Emails![0].Value!)));
        }

        return problems;
    }
}
