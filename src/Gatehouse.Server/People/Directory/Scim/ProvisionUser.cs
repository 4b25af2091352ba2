using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Scim;

internal sealed record ProvisionUserRequest(WorkforceDirectory Directory, ScimUser User) : IProvisionRequest
{
    public string? Subject => User.UserName;
}

/// <summary><c>POST /Users</c>.</summary>
internal sealed class ProvisionUser(SecretSource random, TimeProvider clock) : ProvisionOperation<ProvisionUserRequest, ProvisionedUser>
{
    public override OperationDeclaration Declaration { get; } = Declare("CreateUser");

    public override Refusal? Validate(ProvisionUserRequest request) => ScimMapping.FindProblem(ScimMapping.ToMembers(request.User));

    protected override async Task<Outcome<ProvisionedUser>> ProvisionAsync(ProvisionUserRequest request, Caller caller, DbSession session)
    {
        var members = ScimMapping.ToMembers(request.User);
        var user = ScimMapping.Apply(members, request.User, NewUser.Of(members, request.Directory, DirectoryUser.ByScim, NameOf(caller), random, clock));
        if (!await DirectoryUserStore.InsertAsync(session, user))
        {
            return StoreRefusals.Taken("userName or e-mail address");
        }

        return await ExternalIdStore.SetAsync(session, request.Directory.Id, ExternalIdStore.User, user.Id, ExternalId.ByScim, request.User.ExternalId)
            ? ProvisionedUser.Of(user, request.User.ExternalId)
            : StoreRefusals.Taken("externalId");
    }
}
