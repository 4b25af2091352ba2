using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record EnableDirectoryUserRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

/// <summary>Lets a person in again; they sign in anew.</summary>
internal sealed class EnableDirectoryUser(PersonChanges changes) : AdministeredUserOperation<EnableDirectoryUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(EnableDirectoryUser), "sso-directory:EnableUser");

    protected override Task<Outcome<Nothing>> HandleAsync(EnableDirectoryUserRequest request, DirectoryUser user, Caller caller, DbSession session) =>
        changes.SaveAsync(session, user, user with { IsEnabled = true }, caller.Arn);
}
