using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record ResyncMFADeviceRequest : IUserRequest
{
    [Required]
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Required]
    [Length(9, 256)]
    [Pattern(DevicePatterns.SerialNumber)]
    public string SerialNumber { get; init; } = null!;

    [Required]
    [Length(6, 6)]
    [Pattern(DevicePatterns.Code)]
    [Secret]
    public string AuthenticationCode1 { get; init; } = null!;

    [Required]
    [Length(6, 6)]
    [Pattern(DevicePatterns.Code)]
    [Secret]
    public string AuthenticationCode2 { get; init; } = null!;
}

/// <summary>Finds the clock of a user's app again. The two codes are guesses like those at the door, and take a try from the same counter.</summary>
internal sealed class ResyncMFADevice(Database database, TotpDeviceCheck check, FactorChanges changes) : UserOperation<ResyncMFADeviceRequest, Nothing>
{
    private TotpProof? proof;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ResyncMFADevice));

    public override async ValueTask<Refusal?> PrepareAsync(ResyncMFADeviceRequest request, Caller caller, CancellationToken cancellation)
    {
        var (user, device) = await database.ReadAsync(
            async session => (
                await IamUserStore.FindAsync(session, AccountId.Get(caller.AccountId), request.UserName!),
                await MfaDeviceStore.FindAsync(session, caller.AccountId, request.SerialNumber)),
            cancellation);
        if (user is null)
        {
            return IamRefusals.NotFound("user", request.UserName!);
        }

        if (device?.Kind != MfaDevice.Totp || device.Owner != user.Owner.ToString())
        {
            return FactorRefusals.NotOf(request.SerialNumber, user.Name);
        }

        var source = new TrySource(ClientNetwork.Of(caller.Origin.Address), null);
        var verdict = await check.CheckPairAsync(user.Owner, device.Serial, request.AuthenticationCode1, request.AuthenticationCode2, source, cancellation);
        proof = (verdict as TotpVerdict.Right)?.Proof;
        return verdict switch
        {
            TotpVerdict.Right => null,
            TotpVerdict.Throttled { Wait: var wait } => FactorRefusals.Throttled(wait),
            _ => FactorRefusals.InvalidCode(),
        };
    }

    protected override async Task<Outcome<Nothing>> HandleAsync(ResyncMFADeviceRequest request, IamUser user, Caller caller, DbSession session)
    {
        if (!await TotpDeviceCheck.SpendAsync(session, proof!))
        {
            return FactorRefusals.InvalidCode("the codes were used, or the device removed, meanwhile");
        }

        await changes.TellAsync(session, user.Owner, FactorChange.Resynced, request.SerialNumber, caller);
        return Nothing.Value;
    }
}
