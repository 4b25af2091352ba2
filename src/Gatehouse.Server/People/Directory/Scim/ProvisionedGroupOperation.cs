using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

internal interface IProvisionedGroupRequest : IProvisionRequest
{
    string Id { get; }
}

/// <summary>An operation on one group. One of another directory is not there.</summary>
internal abstract class ProvisionedGroupOperation<TRequest, TReply> : ProvisionOperation<TRequest, TReply>
    where TRequest : IProvisionedGroupRequest
{
    protected sealed override async Task<Outcome<TReply>> ProvisionAsync(TRequest request, Caller caller, DbSession session)
    {
        if (!Declaration.ReadOnly)
        {
            await DirectoryGroupStore.LockAsync(session, request.Id);
        }

        return await DirectoryGroupStore.FindAsync(session, request.Id) is { } group && group.DirectoryId == request.Directory.Id
            ? await ProvisionAsync(request, group, caller, session)
            : StoreRefusals.NoGroup(request.Id);
    }

    protected abstract Task<Outcome<TReply>> ProvisionAsync(TRequest request, DirectoryGroup group, Caller caller, DbSession session);

    /// <summary>Another name, once it is nobody else's.</summary>
    protected static async Task<Refusal?> SaveAsync(DbSession session, DirectoryGroup group, DirectoryGroup changed)
    {
        if (group.DisplayName != changed.DisplayName)
        {
            await WorkforceDirectoryStore.LockAsync(session, group.DirectoryId);
        }

        return await DirectoryGroupStore.UpdateAsync(session, changed) ? null : StoreRefusals.Taken("GroupDisplayName");
    }
}
