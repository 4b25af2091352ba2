using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;

namespace Gatehouse.Server.SignIn.Sessions;

internal sealed record EndUserSessionsRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

/// <summary>Signs a person of the directory out everywhere; what their sessions opened elsewhere ends with them.</summary>
internal sealed class EndUserSessions(CredentialChanges changes) : AdministeredUserOperation<EndUserSessionsRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(EndUserSessions), "identitystore-auth:BatchDeleteSession");

    protected override async Task<Outcome<Nothing>> HandleAsync(EndUserSessionsRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        await changes.TellAsync(session, new CredentialChange(user.Owner, CredentialChangeKind.Suspended, null));
        return Nothing.Value;
    }
}
