using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record RenameMFADeviceRequest(string SerialNumber, string DeviceName);

/// <summary>Another name for one of the caller's own devices. The serial, which policies may name, stays.</summary>
internal sealed class RenameMFADevice(FactorChanges changes) : OwnDeviceOperation<RenameMFADeviceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(RenameMFADevice), nameof(EnableMFADevice));

    public override Refusal? Validate(RenameMFADeviceRequest request) => DeviceName.FindProblem(request.DeviceName);

    public override async Task<Outcome<Nothing>> HandleAsync(RenameMFADeviceRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        if (!await MfaDeviceStore.RenameAsync(session, request.SerialNumber, owner, request.DeviceName))
        {
            return (await MfaDeviceStore.FindDevicesAsync(session, owner)).Any(device => device.Serial == request.SerialNumber)
                ? FactorRefusals.NameTaken
                : FactorRefusals.NotOf(request.SerialNumber, OwnerNames.Of(caller));
        }

        await changes.TellAsync(session, owner, FactorChange.Renamed, request.DeviceName, caller);
        return Nothing.Value;
    }
}
