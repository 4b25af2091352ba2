using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Directory.Users;

internal sealed record DeleteUserRequest : IPersonRequest
{
    [Required]
    [Length(1, 36)]
    [Pattern(StorePatterns.StoreId)]
    public string IdentityStoreId { get; init; } = null!;

    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

/// <summary>Removes a person with all that they proved themselves by, were in and were given.</summary>
internal sealed class DeleteUser(PersonChanges changes) : PersonOperation<DeleteUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteUser));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteUserRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        await changes.DeleteAsync(session, user);
        return Nothing.Value;
    }
}
