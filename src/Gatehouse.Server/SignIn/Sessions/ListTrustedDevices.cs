using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Sessions;

internal sealed record ListTrustedDevicesRequest;

internal sealed record ListTrustedDevicesReply(IReadOnlyList<TrustedDevice> Devices);

/// <summary>The browsers that the caller trusts.</summary>
internal sealed class ListTrustedDevices(TimeProvider clock) : Operation<ListTrustedDevicesRequest, ListTrustedDevicesReply>
{
    public override OperationDeclaration Declaration { get; } =
        new(nameof(ListTrustedDevices), "signin.amazonaws.com", new OperationRule.Self("Root", IamUser.Kind, DirectoryUser.Kind), ReadOnly: true);

    public override async Task<Outcome<ListTrustedDevicesReply>> HandleAsync(ListTrustedDevicesRequest request, Caller caller, DbSession session) =>
        new ListTrustedDevicesReply(await TrustedDeviceStore.FindAllAsync(session, CredentialOwner.Read(caller.Owner), clock.GetUtcNow()));
}
