using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Sessions;

internal sealed record EndTrustedDeviceRequest(string Id);

/// <summary>Asks for the second factor again in a browser that the caller trusted.</summary>
internal sealed class EndTrustedDevice : Operation<EndTrustedDeviceRequest, Nothing>
{
    public const string NotThere = "TrustedDeviceNotFound";

    public override OperationDeclaration Declaration { get; } =
        new(nameof(EndTrustedDevice), "signin.amazonaws.com", new OperationRule.Self("Root", IamUser.Kind, DirectoryUser.Kind));

    public override async Task<Outcome<Nothing>> HandleAsync(EndTrustedDeviceRequest request, Caller caller, DbSession session) =>
        await TrustedDeviceStore.DeleteAsync(session, CredentialOwner.Read(caller.Owner), request.Id)
            ? Nothing.Value
            : new Refusal(NotThere, RefusalKind.NotFound, "There is no such trusted device.");
}
