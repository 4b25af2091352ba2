using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications;

internal abstract record ApplicationRequest
{
    [Required]
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(ApplicationPatterns.ApplicationArn)]
    public string ApplicationArn { get; init; } = null!;
}

/// <summary>An application with the directory whose people use it.</summary>
internal sealed record FoundApplication(Application Application, WorkforceDirectory Directory)
{
    public string Arn => Application.ArnIn(Directory.InstanceId);

    /// <summary>By its whole ARN; that of another account is not there.</summary>
    public static async Task<FoundApplication?> FindAsync(DbSession session, string accountId, string arn) =>
        await WorkforceDirectoryStore.FindOfAccountAsync(session, AccountId.Get(accountId)) is { } directory
        && await ApplicationStore.FindAsync(session, PolicyArns.NameOf(arn)) is { } application
        && application.DirectoryId == directory.Id
        && application.ArnIn(directory.InstanceId) == arn
            ? new(application, directory)
            : null;
}

/// <summary>An operation on one application of the caller's account.</summary>
internal abstract class ApplicationOperation<TRequest, TReply> : SsoOperation<TRequest, TReply>
    where TRequest : ApplicationRequest
{
    public sealed override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session) =>
        [await AskAsync(session, request.ApplicationArn, (await FoundApplication.FindAsync(session, caller.AccountId, request.ApplicationArn))?.Application.Id)];

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if (!Declaration.ReadOnly)
        {
            await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        }

        return await FoundApplication.FindAsync(session, caller.AccountId, request.ApplicationArn) is { } found
            ? await HandleAsync(request, found, session)
            : SsoRefusals.NotFound($"Could not find Application with ARN {request.ApplicationArn}.");
    }

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, FoundApplication found, DbSession session);
}
