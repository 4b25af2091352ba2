using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record ListOwnMFADevicesRequest;

internal sealed record ListOwnMFADevicesReply(IReadOnlyList<MfaDevice> Devices);

/// <summary>The caller's own devices as a page shows them, with names and last uses that the API does not tell.</summary>
internal sealed class ListOwnMFADevices : OwnDeviceOperation<ListOwnMFADevicesRequest, ListOwnMFADevicesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListOwnMFADevices), nameof(ListMFADevices), readOnly: true);

    public override async Task<Outcome<ListOwnMFADevicesReply>> HandleAsync(ListOwnMFADevicesRequest request, Caller caller, DbSession session) =>
        new ListOwnMFADevicesReply(await MfaDeviceStore.FindDevicesAsync(session, CredentialOwner.Read(caller.Owner)));
}
