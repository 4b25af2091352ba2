using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

/// <param name="Token">Of <see cref="TotpEnrolment.Start"/>.</param>
/// <param name="KnownBrowser">The hash of the browser's mark, when the caller has signed in from it before.</param>
internal sealed record AddAuthenticatorAppRequest(
    string DeviceName, [property: Secret] string Token, [property: Secret] string Code1, [property: Secret] string Code2, [property: Secret] string? KnownBrowser);

internal sealed record AddAuthenticatorAppReply(string SerialNumber);

/// <summary>The caller's own authenticator app, shown to work by two of its codes. The root user's first one has a serial of its own.</summary>
internal sealed class AddAuthenticatorApp(TotpEnrolment enrolment, FactorChanges changes, TimeProvider clock)
    : OwnDeviceOperation<AddAuthenticatorAppRequest, AddAuthenticatorAppReply>
{
    private byte[] seed = [];
    private TotpSetup? shown;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(AddAuthenticatorApp), nameof(EnableMFADevice)) with { AsksForProof = true };

    public override Refusal? Validate(AddAuthenticatorAppRequest request) => DeviceName.FindProblem(request.DeviceName);

    public override async ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(AddAuthenticatorAppRequest request, Caller caller, DbSession session) =>
        [
            .. await base.FindChecksAsync(request, caller, session),
            new AccessCheck("iam:CreateVirtualMFADevice", MfaSerial.OfApp(caller.AccountId, "/", request.DeviceName)),
        ];

    public override async ValueTask<Refusal?> PrepareAsync(AddAuthenticatorAppRequest request, Caller caller, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        if (enrolment.Open(request.Token, owner) is not { } opened)
        {
            return FactorRefusals.EnrolmentExpired;
        }

        seed = opened;
        var outcome = await enrolment.CheckAsync(
            owner, seed, request.Code1, request.Code2, new TrySource(ClientNetwork.Of(caller.Origin.Address), request.KnownBrowser));
        shown = (outcome as Outcome<TotpSetup>.Done)?.Value;
        return (outcome as Outcome<TotpSetup>.Refused)?.Refusal;
    }

    public override async Task<Outcome<AddAuthenticatorAppReply>> HandleAsync(AddAuthenticatorAppRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        if (await TakeCallerAsync(caller, session) is { } gone)
        {
            return gone;
        }

        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var device = new MfaDevice
        {
            Serial = await ChooseSerialAsync(session, caller, request.DeviceName),
            AccountId = caller.AccountId,
            Owner = caller.Owner,
            Kind = MfaDevice.Totp,
            Name = request.DeviceName,
            CreatedAt = now,
            AddedAt = now,
        };
        if (await enrolment.AddAsync(session, owner, device, seed, shown!) is { } refusal)
        {
            // A name that another user's device has is no name the caller could see: it is free to say that it is taken.
            return refusal == FactorRefusals.InUse && await MfaDeviceStore.FindAsync(session, caller.AccountId, device.Serial) is not null
                ? FactorRefusals.NameTaken
                : refusal;
        }

        await TagStore.RemoveAllAsync(session, device.Serial);
        await changes.TellAsync(session, owner, FactorChange.Added, device.Name, caller);
        return new AddAuthenticatorAppReply(device.Serial);
    }

    private static async Task<string> ChooseSerialAsync(DbSession session, Caller caller, string name)
    {
        var own = MfaSerial.OfApp(caller.AccountId, "/", MfaSerial.RootDevice);
        return caller.UserName is null && await MfaDeviceStore.FindAsync(session, caller.AccountId, own) is null
            ? own
            : MfaSerial.OfApp(caller.AccountId, "/", name);
    }
}
