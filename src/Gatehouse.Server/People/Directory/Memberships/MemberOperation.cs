using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Memberships;

/// <summary>A request about whom a member is with.</summary>
internal interface IMemberRequest : IStoreRequest
{
    MemberId MemberId { get; }
}

/// <summary>A question about one person's groups; policies may also ask whose by <c>identitystore:UserId</c>.</summary>
internal abstract class MemberOperation<TRequest, TReply> : StoreOperation<TRequest, TReply>
    where TRequest : IMemberRequest
{
    protected override IEnumerable<string> NameResources(TRequest request) => ["user/" + request.MemberId.UserId, "membership/*"];

    protected sealed override AccessCheck Ask(AccessCheck check, TRequest request) => check.With("identitystore:UserId", request.MemberId.UserId);

    protected sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, Caller caller, DbSession session) =>
        await DirectoryUserStore.FindAsync(session, request.MemberId.UserId) is { } user && user.DirectoryId == directory.Id
            ? await HandleAsync(request, user, session)
            : StoreRefusals.NoUser(request.MemberId.UserId);

    protected abstract Task<Outcome<TReply>> HandleAsync(TRequest request, DirectoryUser user, DbSession session);
}
