using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record DeactivateMFADeviceRequest : IUserRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(9, 256)]
    [Pattern(DevicePatterns.SerialNumber)]
    public string SerialNumber { get; init; } = null!;
}

/// <summary>Takes a device from its owner. A virtual one stays as nobody's until it is deleted; a passkey is gone.</summary>
internal sealed class DeactivateMFADevice(FactorChanges changes) : UserOperation<DeactivateMFADeviceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeactivateMFADevice)) with { AsksForProof = true };

    protected override Task<Outcome<Nothing>> HandleAsync(DeactivateMFADeviceRequest request, IamUser user, Caller caller, DbSession session) =>
        DeactivateAsync(request, user.Owner, user.Name, caller, session);

    protected override Task<Outcome<Nothing>> HandleRootAsync(DeactivateMFADeviceRequest request, Caller caller, DbSession session) =>
        DeactivateAsync(request, CredentialOwner.Root(caller.AccountId), "root", caller, session);

    private async Task<Outcome<Nothing>> DeactivateAsync(DeactivateMFADeviceRequest request, CredentialOwner owner, string name, Caller caller, DbSession session)
    {
        var device = await MfaDeviceStore.FindAsync(session, caller.AccountId, request.SerialNumber);
        if (device is null || !(await MfaDeviceStore.DetachAsync(session, device.Serial, owner) || await MfaDeviceStore.DeleteOfOwnerAsync(session, device.Serial, owner)))
        {
            return FactorRefusals.NotOf(request.SerialNumber, name);
        }

        await changes.TellAsync(session, owner, FactorChange.Removed, device.Name, caller);
        return Nothing.Value;
    }
}
