using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

/// <param name="KnownBrowser">The hash of the browser's mark, when the caller has signed in from it before.</param>
internal sealed record ResyncAuthenticatorAppRequest(
    string SerialNumber, [property: Secret] string Code1, [property: Secret] string Code2, [property: Secret] string? KnownBrowser);

/// <param name="Drift">By how many steps the app's clock is ahead of ours.</param>
internal sealed record ResyncAuthenticatorAppReply(int Drift)
{
    public int Minutes => (int)Math.Round(Drift * (double)TotpStep.Seconds / 60, MidpointRounding.AwayFromZero);
}

/// <summary>Finds the clock of one of the caller's own apps again.</summary>
internal sealed class ResyncAuthenticatorApp(TotpDeviceCheck check, FactorChanges changes) : OwnDeviceOperation<ResyncAuthenticatorAppRequest, ResyncAuthenticatorAppReply>
{
    private TotpProof? proof;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ResyncAuthenticatorApp), nameof(ResyncMFADevice));

    public override async ValueTask<Refusal?> PrepareAsync(ResyncAuthenticatorAppRequest request, Caller caller, CancellationToken cancellation)
    {
        var source = new TrySource(ClientNetwork.Of(caller.Origin.Address), request.KnownBrowser);
        var verdict = await check.CheckPairAsync(CredentialOwner.Read(caller.Owner), request.SerialNumber, request.Code1, request.Code2, source, cancellation);
        proof = (verdict as TotpVerdict.Right)?.Proof;
        return verdict switch
        {
            TotpVerdict.Right => null,
            TotpVerdict.Throttled { Wait: var wait } => FactorRefusals.Throttled(wait),
            _ => FactorRefusals.InvalidCode(),
        };
    }

    public override async Task<Outcome<ResyncAuthenticatorAppReply>> HandleAsync(ResyncAuthenticatorAppRequest request, Caller caller, DbSession session)
    {
        if (!await TotpDeviceCheck.SpendAsync(session, proof!))
        {
            return FactorRefusals.InvalidCode("the codes were used, or the device removed, meanwhile");
        }

        var owner = CredentialOwner.Read(caller.Owner);
        var devices = await MfaDeviceStore.FindDevicesAsync(session, owner);
        await changes.TellAsync(session, owner, FactorChange.Resynced, devices.First(device => device.Serial == proof!.Serial).Name, caller);
        return new ResyncAuthenticatorAppReply(proof!.Match.Drift);
    }
}
