using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record RemoveProvisionedUserRequest(WorkforceDirectory Directory, string Id) : IProvisionedUserRequest
{
    public string? Subject => Id;
}

/// <summary><c>DELETE /Users/{id}</c>.</summary>
internal sealed class RemoveProvisionedUser(PersonChanges changes) : ProvisionedUserOperation<RemoveProvisionedUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare("DeleteUser");

    protected override async Task<Outcome<Nothing>> ProvisionAsync(RemoveProvisionedUserRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        await changes.DeleteAsync(session, user);
        return Nothing.Value;
    }
}
