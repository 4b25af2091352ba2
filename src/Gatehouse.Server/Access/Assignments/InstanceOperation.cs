using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments;

internal abstract record InstanceRequest
{
    [Required]
    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(SsoPatterns.InstanceArn)]
    public string InstanceArn { get; init; } = null!;
}

/// <summary>An operation on the instance of the caller's account: its directory. That of another account is not there.</summary>
internal abstract class InstanceOperation<TRequest, TReply> : SsoOperation<TRequest, TReply>
    where TRequest : InstanceRequest
{
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var directory = await FindAsync(request, caller, session);
        var check = await AskAsync(session, request.InstanceArn, directory?.InstanceId);
        return [Ask(check, request), .. await FindFurtherChecksAsync(request, directory, session)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session)
    {
        if (await FindAsync(request, caller, session) is not { } directory)
        {
            return SsoRefusals.NoInstance(request.InstanceArn);
        }

        // A permission set must not be deleted while it is being assigned.
        if (!Declaration.ReadOnly)
        {
            await AccountChangeStore.LockAsync(session, directory.AccountId);
        }

        return await HandleAsync(request, directory, session);
    }

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, DbSession session);

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    /// <summary>The other resources that the action must be allowed on.</summary>
    /// <param name="directory">Nothing when there is none of the caller's.</param>
    protected virtual ValueTask<IReadOnlyList<AccessCheck>> FindFurtherChecksAsync(TRequest request, WorkforceDirectory? directory, DbSession session) => new([]);

    protected AccessCheck AskOfAccount(string accountId) => new(Action, "arn:aws:sso:::account/" + accountId);

    private static async Task<WorkforceDirectory?> FindAsync(TRequest request, Caller caller, DbSession session) =>
        await WorkforceDirectoryStore.FindOfAccountAsync(session, AccountId.Get(caller.AccountId)) is { } directory && directory.InstanceArn == request.InstanceArn
            ? directory
            : null;
}
