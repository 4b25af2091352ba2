using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record DisableDirectoryUserRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

/// <summary>Shuts a person out: their sessions and tokens end with the same transaction. What they were given stays for when they are let in again.</summary>
internal sealed class DisableDirectoryUser(PersonChanges changes) : AdministeredUserOperation<DisableDirectoryUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DisableDirectoryUser), "sso-directory:DisableUser");

    protected override Task<Outcome<Nothing>> HandleAsync(DisableDirectoryUserRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        changes.SaveAsync(session, user, user with { IsEnabled = false }, caller.Arn);
}
