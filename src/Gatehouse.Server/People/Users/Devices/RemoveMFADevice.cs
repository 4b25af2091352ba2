using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record RemoveMFADeviceRequest(string SerialNumber);

/// <summary>Takes one of the caller's own devices away and forgets it.</summary>
internal sealed class RemoveMFADevice(FactorChanges changes) : OwnDeviceOperation<RemoveMFADeviceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } =
        Declare(nameof(RemoveMFADevice), nameof(DeactivateMFADevice)) with { AsksForProof = true };

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(RemoveMFADeviceRequest request, Caller caller, DbSession session) =>
        [.. await base.FindChecksAsync(request, caller, session), new AccessCheck("iam:DeleteVirtualMFADevice", request.SerialNumber)];

    public override async Task<Outcome<Nothing>> HandleAsync(RemoveMFADeviceRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        var device = await MfaDeviceStore.FindAsync(session, caller.AccountId, request.SerialNumber);
        if (device is null || !await MfaDeviceStore.DeleteOfOwnerAsync(session, device.Serial, owner))
        {
            return FactorRefusals.NotOf(request.SerialNumber, OwnerNames.Of(caller));
        }

        await TagStore.RemoveAllAsync(session, device.Serial);
        await changes.TellAsync(session, owner, FactorChange.Removed, device.Name, caller);
        return Nothing.Value;
    }
}
