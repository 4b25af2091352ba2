using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Sso;

internal sealed record LogoutRequest;

/// <summary>
/// Ends the portal session that a token belongs to, in its browser, too; with it go all tokens it gave. Keys of roles that were given
/// already stay good for their time.
/// </summary>
internal sealed class Logout : Operation<LogoutRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(Logout), RegisterClient.Source, new OperationRule.Self(DirectoryUser.Kind)) { IsServiceEvent = true };

    public override async Task<Outcome<Nothing>> HandleAsync(LogoutRequest request, Caller caller, DbSession session) =>
        await BrowserSessions.EndAsync(session, CredentialOwner.Read(caller.Owner), caller.SessionId!) ? Nothing.Value : SsoRefusals.NoSession;
}
