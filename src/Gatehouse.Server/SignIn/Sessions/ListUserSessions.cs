using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;

namespace Gatehouse.Server.SignIn.Sessions;

internal sealed record ListUserSessionsRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;
}

internal sealed record ListUserSessionsReply(IReadOnlyList<Session> Sessions);

/// <summary>The browsers in which a person of the directory is signed in, the newest first, for its administrators.</summary>
internal sealed class ListUserSessions(TimeProvider clock) : AdministeredUserOperation<ListUserSessionsRequest, ListUserSessionsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListUserSessions), "identitystore-auth:ListSessions", readOnly: true);

    protected override async Task<Outcome<ListUserSessionsReply>> HandleAsync(ListUserSessionsRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        return new ListUserSessionsReply([.. (await SessionStore.FindAllAsync(session, user.Owner)).Where(each => each.IsAlive(now))]);
    }
}
