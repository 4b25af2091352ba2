using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.People.Users.Devices;

/// <param name="Code">Of any of the caller's authenticator apps; nothing with an answer of one of their keys.</param>
/// <param name="KnownBrowser">The hash of the browser's mark, when the caller has signed in from it before.</param>
internal sealed record RemoveMFADeviceRequest(
    string SerialNumber, [property: Secret] PlainPassword Password, [property: Secret] string? Code, [property: Secret] string? KnownBrowser)
{
    /// <summary>Of <see cref="PasskeyCheck.StartAsync"/>, bound to the caller's session.</summary>
    [Secret]
    public string? Token { get; init; }

    /// <summary>The browser's, as <c>toJSON()</c> writes it.</summary>
    [Secret]
    public string? Answer { get; init; }
}

/// <summary>
/// Takes one of the caller's own devices away and forgets it. It asks for password and device once more: whoever found a browser open
/// must not be able to leave its owner with a password alone.
/// </summary>
internal sealed class RemoveMFADevice(PasswordProof password, TotpDeviceCheck check, PasskeyCheck keys, FactorChanges changes)
    : OwnDeviceOperation<RemoveMFADeviceRequest, Nothing>
{
    private ReservedTry? passwordTry;
    private TotpProof? code;
    private PasskeyProof? key;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(RemoveMFADevice), nameof(DeactivateMFADevice));

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(RemoveMFADeviceRequest request, Caller caller, DbSession session) =>
        [.. await base.FindChecksAsync(request, caller, session), new AccessCheck("iam:DeleteVirtualMFADevice", request.SerialNumber)];

    public override async ValueTask<Refusal?> PrepareAsync(RemoveMFADeviceRequest request, Caller caller, CancellationToken cancellation)
    {
        var proved = await password.ProveAsync(caller, request.Password, request.KnownBrowser, cancellation);
        if (proved is Outcome<ReservedTry>.Refused { Refusal: var refusal })
        {
            return refusal;
        }

        passwordTry = ((Outcome<ReservedTry>.Done)proved).Value;
        var owner = CredentialOwner.Read(caller.Owner);
        if (!string.IsNullOrEmpty(request.Answer))
        {
            var shown = await keys.CheckAsync(owner, request.Token ?? "", request.Answer, caller.SessionId, cancellation);
            key = (shown as PasskeyVerdict.Right)?.Proof;
            return shown is PasskeyVerdict.Wrong { Reason: var reason } ? FactorRefusals.InvalidPasskey(reason) : null;
        }

        var source = new TrySource(ClientNetwork.Of(caller.Origin.Address), request.KnownBrowser);
        var verdict = await check.CheckAsync(owner, null, request.Code ?? "", source, cancellation);
        code = (verdict as TotpVerdict.Right)?.Proof;
        return verdict switch
        {
            TotpVerdict.Right => null,
            TotpVerdict.Throttled { Wait: var wait } => FactorRefusals.Throttled(wait),
            _ => FactorRefusals.InvalidCode(),
        };
    }

    public override async Task<Outcome<Nothing>> HandleAsync(RemoveMFADeviceRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        var device = await MfaDeviceStore.FindAsync(session, caller.AccountId, request.SerialNumber);
        if (device is null || device.Owner != owner.ToString())
        {
            return FactorRefusals.NotOf(request.SerialNumber, OwnerNames.Of(caller));
        }

        if (key is { } proof)
        {
            if (!await PasskeyCheck.SpendAsync(session, proof))
            {
                return FactorRefusals.InvalidPasskey(PasskeyCheck.UsedOrRemoved);
            }
        }
        else if (!await TotpDeviceCheck.SpendAsync(session, code!))
        {
            return FactorRefusals.InvalidCode("the code was used, or its device removed, meanwhile");
        }

        await AttemptGuard.GiveBackAsync(session, passwordTry!);
        await MfaDeviceStore.DeleteOfOwnerAsync(session, device.Serial, owner);
        await TagStore.RemoveAllAsync(session, device.Serial);
        await changes.TellAsync(session, owner, FactorChange.Removed, device.Name, caller);
        return Nothing.Value;
    }
}
