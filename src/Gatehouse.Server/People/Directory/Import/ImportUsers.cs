using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Import;

internal sealed record ImportUsersRequest(string Text);

internal sealed record ImportUsersReply(int Count);

/// <summary>Makes the people of a file in one transaction: all of them, or none when one line is wrong.</summary>
internal sealed class ImportUsers(SecretSource random, TimeProvider clock) : DirectoryOperation<ImportUsersRequest, ImportUsersReply>
{
    public const string Wrong = "UserFileWrong";

    private UserFile file = new([], []);

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ImportUsers), "sso-directory:CreateUser");

    /// <summary>What was wrong with the file, after it was refused.</summary>
    public IReadOnlyList<FileProblem> Problems { get; private set; } = [];

    public override JsonObject? Describe(ImportUsersRequest request) => new() { ["users"] = file.Users.Count };

    public override Refusal? Validate(ImportUsersRequest request)
    {
        file = UserFile.Read(request.Text);
        Problems = file.Problems;
        return Problems.Count > 0 || file.Users.Count == 0 ? Refuse() : null;
    }

    protected override async Task<Outcome<ImportUsersReply>> HandleAsync(ImportUsersRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        Problems = await PreviewUsers.FindTakenAsync(session, directory, file);
        if (Problems.Count > 0)
        {
            return Refuse();
        }

        foreach (var each in file.Users)
        {
            if (!await DirectoryUserStore.InsertAsync(session, NewUser.Of(each.Members, directory, DirectoryUser.ByHand, caller.Arn, random, clock)))
            {
                // Somebody took the name since it was looked for.
                Problems = [new(each.Line, "FileNameTaken", each.Members.UserName!)];
                return Refuse();
            }
        }

        return new ImportUsersReply(file.Users.Count);
    }

    private static Refusal Refuse() => new(Wrong, RefusalKind.Malformed, "A line of the file is wrong, so nobody was imported.");
}
