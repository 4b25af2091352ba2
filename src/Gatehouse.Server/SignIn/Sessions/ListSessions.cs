using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Sessions;

internal sealed record ListSessionsRequest;

internal sealed record ListSessionsReply(IReadOnlyList<Session> Sessions);

/// <summary>The browsers in which the caller is signed in, the newest first.</summary>
internal sealed class ListSessions(TimeProvider clock) : Operation<ListSessionsRequest, ListSessionsReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListSessions), "signin.amazonaws.com", new OperationRule.Self("Root", IamUser.Kind, DirectoryUser.Kind), ReadOnly: true);

    public override async Task<Outcome<ListSessionsReply>> HandleAsync(ListSessionsRequest request, Caller caller, DbSession session)
    {
        var now = clock.GetUtcNow();
        return new ListSessionsReply(
            [.. (await SessionStore.FindAllAsync(session, CredentialOwner.Read(caller.Owner))).Where(each => each.IsAlive(now))]);
    }
}
