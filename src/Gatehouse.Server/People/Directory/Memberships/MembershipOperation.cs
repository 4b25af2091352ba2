using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Memberships;

/// <summary>A request about one membership of a store.</summary>
internal interface IMembershipRequest : IStoreRequest
{
    string MembershipId { get; }
}

/// <summary>An operation on one membership. One of another store is not there.</summary>
internal abstract class MembershipOperation<TRequest, TReply> : StoreOperation<TRequest, TReply>
    where TRequest : IMembershipRequest
{
    protected sealed override IEnumerable<string> NameResources(TRequest request) => ["membership/" + request.MembershipId];

    protected sealed override async Task<Outcome<TReply>> HandleAsync(TRequest request, WorkforceDirectory directory, Caller caller, DbSession session) =>
        await DirectoryMembershipStore.FindAsync(session, request.MembershipId) is { } membership && membership.DirectoryId == directory.Id
            ? await HandleAsync(membership, session)
            : StoreRefusals.NoMembership(request.MembershipId);

    protected abstract Task<Outcome<TReply>> HandleAsync(DirectoryMembership membership, DbSession session);
}
