using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Groups;

/// <summary>A request about one group of a store.</summary>
internal interface IStoredGroupRequest : IStoreRequest
{
    string GroupId { get; }
}

/// <summary>An operation on one group. One of another store is not there.</summary>
internal abstract class GroupOperation<TRequest, TReply> : StoreOperation<TRequest, TReply>
    where TRequest : IStoredGroupRequest
{
    protected override IEnumerable<string> NameResources(TRequest request) => ["group/" + request.GroupId];

    protected sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        if (!Declaration.ReadOnly)
        {
            await DirectoryGroupStore.LockAsync(session, request.GroupId);
        }

        return await DirectoryGroupStore.FindAsync(session, request.GroupId) is { } group && group.DirectoryId == directory.Id
            ? await HandleAsync(request, group, caller, session)
            : StoreRefusals.NoGroup(request.GroupId);
    }

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, DirectoryGroup group, Caller caller, DbSession session);
}
