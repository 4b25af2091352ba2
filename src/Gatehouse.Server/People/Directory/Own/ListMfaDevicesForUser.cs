using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Own;

internal sealed record ListMfaDevicesForUserRequest;

internal sealed record ListMfaDevicesForUserReply(IReadOnlyList<MfaDevice> Devices);

/// <summary>The person's own devices, the last used first.</summary>
internal sealed class ListMfaDevicesForUser : Operation<ListMfaDevicesForUserRequest, ListMfaDevicesForUserReply>
{
    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(ListMfaDevicesForUser), readOnly: true);

    public override async Task<Outcome<ListMfaDevicesForUserReply>> HandleAsync(ListMfaDevicesForUserRequest request, Caller caller, DbSession session) =>
        new ListMfaDevicesForUserReply(await MfaDeviceStore.FindDevicesAsync(session, CredentialOwner.Read(caller.Owner)));
}
