using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Sessions;

internal sealed record EndSessionRequest(string SessionId);

/// <summary>Signs one of the caller's own browsers out.</summary>
internal sealed class EndSession : Operation<EndSessionRequest, Nothing>
{
    public const string NotThere = "SessionNotFound";
    private const int LongestId = 64;

    public override OperationDeclaration Declaration { get; } = new(nameof(EndSession), "signin.amazonaws.com", new OperationRule.Self("Root", IamUser.Kind, DirectoryUser.Kind));

    private static Refusal NoSession { get; } = new(NotThere, RefusalKind.NotFound, "There is no such session.");

    public override Refusal? Validate(EndSessionRequest request) =>
        request.SessionId.Length is > 0 and <= LongestId && request.SessionId.All(static each => char.IsAsciiLetterOrDigit(each) || each is '-' or '_')
            ? null
            : NoSession;

    public override JsonObject? Describe(EndSessionRequest request) => Validate(request) is null ? new() { ["sessionId"] = request.SessionId } : null;

    public override async Task<Outcome<Nothing>> HandleAsync(EndSessionRequest request, Caller caller, DbSession session) =>
        await SessionStore.DeleteAsync(session, CredentialOwner.Read(caller.Owner), request.SessionId) ? Nothing.Value : NoSession;
}
