using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

internal sealed record AddRoleToInstanceProfileRequest : IInstanceProfileRequest
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

/// <summary>
/// Gives a role to machines. Whoever may not pass the role may not do this either: else everybody who can start a machine could
/// become every role.
/// </summary>
internal sealed class AddRoleToInstanceProfile : InstanceProfileOperation<AddRoleToInstanceProfileRequest, Nothing>
{
    private const string Machines = "ec2.amazonaws.com";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(AddRoleToInstanceProfile));

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(AddRoleToInstanceProfileRequest request, Caller caller, DbSession session) =>
    [
        .. await base.FindChecksAsync(request, caller, session),
        await PassRole.AskAsync(session, caller.AccountId, request.RoleName, Machines),
    ];

    protected override async Task<Outcome<Nothing>> HandleAsync(
        AddRoleToInstanceProfileRequest request, InstanceProfile profile, Caller caller, DbSession session)
    {
        await AccountChangeStore.LockAsync(session, AccountId.Get(caller.AccountId));
        if (await RoleStore.FindAsync(session, AccountId.Get(caller.AccountId), request.RoleName) is not { } role)
        {
            return IamRefusals.NotFound("role", request.RoleName);
        }

        if (role.IsServiceLinked || role.IsReserved)
        {
            return RoleRefusals.Protected(role.Name);
        }

        return await InstanceProfileStore.AddRoleAsync(session, profile.Id, role.Id)
            ? Nothing.Value
            : IamRefusals.LimitExceeded("InstanceSessionsPerInstanceProfile", 1);
    }
}
