using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Scim;

internal interface IProvisionedUserRequest : IProvisionRequest
{
    string Id { get; }
}

/// <summary>An operation on one person. One of another directory is not there.</summary>
internal abstract class ProvisionedUserOperation<TRequest, TReply> : ProvisionOperation<TRequest, TReply>
    where TRequest : IProvisionedUserRequest
{
    protected sealed override async Task<Outcome<TReply>> ProvisionAsync(TRequest request, Caller caller, DbSession session)
    {
        if (!Declaration.ReadOnly)
        {
            await DirectoryUserStore.LockAsync(session, request.Id);
        }

        return await DirectoryUserStore.FindAsync(session, request.Id) is { } user && user.DirectoryId == request.Directory.Id
            ? await ProvisionAsync(request, user, caller, session)
            : StoreRefusals.NoUser(request.Id);
    }

    protected abstract Task<Outcome<TReply>> ProvisionAsync(TRequest request, DirectoryUser user, Caller caller, DbSession session);

    /// <summary>Puts what an identity provider says in the place of what was known.</summary>
    protected static async Task<Outcome<ProvisionedUser>> SaveAsync(PersonChanges changes, DbSession session, DirectoryUser user, ScimUser scim, Caller caller)
    {
        var members = ScimMapping.ToMembers(scim);
        if (ScimMapping.FindProblem(members) is { } problem)
        {
            return problem;
        }

        if (await changes.SaveAsync(session, user, ScimMapping.Apply(members, scim, user), NameOf(caller)) is Outcome<Nothing>.Refused { Refusal: var refusal })
        {
            return refusal;
        }

        if (!await ExternalIdStore.SetAsync(session, user.DirectoryId, ExternalIdStore.User, user.Id, ExternalId.ByScim, scim.ExternalId))
        {
            return StoreRefusals.Taken("externalId");
        }

        return ProvisionedUser.Of((await DirectoryUserStore.FindAsync(session, user.Id))!, scim.ExternalId);
    }
}
