using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

internal interface IGroupRequest
{
    string GroupName { get; }
}

/// <summary>An operation on one group of the caller's account.</summary>
internal abstract class GroupOperation<TRequest, TReply> : IamOperation<TRequest, TReply>
    where TRequest : IGroupRequest
{
    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(TRequest request, Caller caller, DbSession session)
    {
        var group = await IamGroupStore.FindAsync(session, AccountId.Get(caller.AccountId), request.GroupName);
        return [Ask(new(((OperationRule.Iam)Declaration.Rule).Action, group?.Arn ?? IamGroup.ArnOf(caller.AccountId, "/", request.GroupName)), request)];
    }

    public sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, Caller caller, DbSession session) =>
        await IamGroupStore.FindAsync(session, AccountId.Get(caller.AccountId), request.GroupName) is { } group
            ? await HandleAsync(request, group, caller, session)
            : IamRefusals.NotFound("group", request.GroupName);

    /// <summary>What else the request says that policies may ask about.</summary>
    protected virtual AccessCheck Ask(AccessCheck check, TRequest request) => check;

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, IamGroup group, Caller caller, DbSession session);
}
