using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record DeleteVirtualMFADeviceRequest : IDeviceRequest
{
    [Required]
    [Length(9, 256)]
    [Pattern(DevicePatterns.SerialNumber)]
    public string SerialNumber { get; init; } = null!;
}

/// <summary>Forgets a seed that nobody uses.</summary>
internal sealed class DeleteVirtualMFADevice : DeviceOperation<DeleteVirtualMFADeviceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteVirtualMFADevice));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteVirtualMFADeviceRequest request, MfaDevice device, Caller caller, DbSession session)
    {
        if (device.Kind != MfaDevice.Totp)
        {
            return FactorRefusals.NotFound(request.SerialNumber);
        }

        if (!await MfaDeviceStore.DeleteFreeAsync(session, device.Serial))
        {
            return new Refusal("DeleteConflict", RefusalKind.Conflict, "MFA VirtualDevice in use. Must deactivate first.");
        }

        await TagStore.RemoveAllAsync(session, device.Serial);
        return Nothing.Value;
    }
}
