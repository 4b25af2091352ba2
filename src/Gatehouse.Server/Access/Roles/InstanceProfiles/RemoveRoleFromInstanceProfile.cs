using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record RemoveRoleFromInstanceProfileRequest : IInstanceProfileRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string InstanceProfileName { get; init; } = null!;

    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string RoleName { get; init; } = null!;
}

internal sealed class RemoveRoleFromInstanceProfile : InstanceProfileOperation<RemoveRoleFromInstanceProfileRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(RemoveRoleFromInstanceProfile));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        RemoveRoleFromInstanceProfileRequest request, InstanceProfile profile, Caller caller, DbSession session)
    {
        if (await RoleStore.FindAsync(session, AccountId.Get(caller.AccountId), request.RoleName) is not { } role)
        {
            return IamRefusals.NotFound("role", request.RoleName);
        }

        return await InstanceProfileStore.RemoveRoleAsync(session, profile.Id, role.Id)
            ? Nothing.Value
            : IamRefusals.NoSuchEntity($"Role {role.Name} in instance profile {profile.Name} cannot be found.");
    }
}
