using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Sessions;

internal sealed record EndOtherSessionsRequest;

internal sealed record EndOtherSessionsReply(int Ended);

/// <summary>Signs the caller out everywhere but here.</summary>
internal sealed class EndOtherSessions : Operation<EndOtherSessionsRequest, EndOtherSessionsReply>
{
    public override OperationDeclaration Declaration { get; } = new(nameof(EndOtherSessions), "signin.amazonaws.com", new OperationRule.Self("Root", IamUser.Kind, DirectoryUser.Kind));

    public override async Task<Outcome<EndOtherSessionsReply>> HandleAsync(EndOtherSessionsRequest request, Caller caller, DbSession session) =>
        new EndOtherSessionsReply(await SessionStore.DeleteAllAsync(session, CredentialOwner.Read(caller.Owner), caller.SessionId));
}
