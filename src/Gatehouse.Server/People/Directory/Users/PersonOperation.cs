using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Users;

/// <summary>A request about one person of a store.</summary>
internal interface IPersonRequest : IStoreRequest
{
    string UserId { get; }
}

/// <summary>An operation on one person. One of another store is not there.</summary>
internal abstract class PersonOperation<TRequest, TReply> : StoreOperation<TRequest, TReply>
    where TRequest : IPersonRequest
{
    protected sealed override IEnumerable<string> NameResources(TRequest request) => ["user/" + request.UserId];

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
