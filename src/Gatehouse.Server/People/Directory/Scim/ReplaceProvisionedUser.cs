using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record ReplaceProvisionedUserRequest(WorkforceDirectory Directory, string Id, ScimUser User) : IProvisionedUserRequest
{
    public string? Subject => Id;
}

/// <summary><c>PUT /Users/{id}</c>: what the body does not name is taken away.</summary>
internal sealed class ReplaceProvisionedUser(PersonChanges changes) : ProvisionedUserOperation<ReplaceProvisionedUserRequest, ProvisionedUser>
{
    public override OperationDeclaration Declaration { get; } = Declare("PutUser");

    protected override Task<Outcome<ProvisionedUser>> ProvisionAsync(ReplaceProvisionedUserRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        SaveAsync(changes, session, user, request.User, caller);
}
