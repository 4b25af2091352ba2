using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Policies.Boundaries;

internal sealed record DeleteUserPermissionsBoundaryRequest : IUserRequest
{
    [Required]
    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string UserName { get; init; } = null!;
}

/// <summary>Widens what a principal may do: policies can allow it to few with <c>iam:PermissionsBoundary</c>.</summary>
internal sealed class DeleteUserPermissionsBoundary : UserPolicyOperation<DeleteUserPermissionsBoundaryRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteUserPermissionsBoundary));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteUserPermissionsBoundaryRequest request, IamUser user, Caller caller, DbSession session)
    {
        if (user.BoundaryArn is null)
        {
            return IamRefusals.NoSuchEntity($"The user with name {user.Name} has no permissions boundary.");
        }

        await IamUserStore.SetBoundaryAsync(session, user.Id, null);
        return Nothing.Value;
    }
}
