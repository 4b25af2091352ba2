using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record GetProvisionedUserRequest(WorkforceDirectory Directory, string Id) : IProvisionedUserRequest
{
    public string? Subject => Id;
}

/// <summary><c>GET /Users/{id}</c>.</summary>
internal sealed class GetProvisionedUser : ProvisionedUserOperation<GetProvisionedUserRequest, ProvisionedUser>
{
    public override OperationDeclaration Declaration { get; } = Declare("GetUser", readOnly: true);

    protected override async Task<Outcome<ProvisionedUser>> ProvisionAsync(GetProvisionedUserRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        ProvisionedUser.Of(user, ScimMapping.ExternalIdOf(await ExternalIdStore.FindAllAsync(session, user.Id)));
}
