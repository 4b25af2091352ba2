using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Administration;

internal interface IAdministeredUserRequest
{
    string UserId { get; }
}

/// <summary>What the console can do with one person beyond the identity store. One of another directory is not there.</summary>
internal abstract class AdministeredUserOperation<TRequest, TReply> : DirectoryOperation<TRequest, TReply>
    where TRequest : IAdministeredUserRequest
{
    protected sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, Caller caller, DbSession session)
    {
        if (!Declaration.ReadOnly)
        {
            await DirectoryUserStore.LockAsync(session, request.UserId);
        }

        return await DirectoryUserStore.FindAsync(session, request.UserId) is { } user && user.DirectoryId == directory.Id
            ? await HandleAsync(request, user, caller, session)
            : StoreRefusals.NoUser(request.UserId);
    }

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, DirectoryUser user, Caller caller, DbSession session);
}
