using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.People.Users.Devices;

/// <param name="Token">Of <see cref="PasskeyRegistration.StartAsync"/>.</param>
/// <param name="Answer">The browser's, as <c>toJSON()</c> writes it.</param>
internal sealed record AddPasskeyRequest(string DeviceName, [property: Secret] string Token, [property: Secret] string Answer);

internal sealed record AddPasskeyReply(string SerialNumber);

/// <summary>The caller's own security key or passkey.</summary>
internal sealed class AddPasskey(PasskeyRegistration registration, FactorChanges changes, SecretSource random, TimeProvider clock)
    : OwnDeviceOperation<AddPasskeyRequest, AddPasskeyReply>
{
    private MadePasskey? made;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(AddPasskey), nameof(EnableMFADevice)) with { AsksForProof = true };

    public override Refusal? Validate(AddPasskeyRequest request) => DeviceName.FindProblem(request.DeviceName);

    public override ValueTask<Refusal?> PrepareAsync(AddPasskeyRequest request, Caller caller, CancellationToken cancellation)
    {
        var outcome = registration.Finish(CredentialOwner.Read(caller.Owner), request.Token, request.Answer);
        made = (outcome as Outcome<MadePasskey>.Done)?.Value;
        return new((outcome as Outcome<MadePasskey>.Refused)?.Refusal);
    }

    public override async Task<Outcome<AddPasskeyReply>> HandleAsync(AddPasskeyRequest request, Caller caller, DbSession session)
    {
        if (await OwnAuthenticatorApps.TakeAsync(session, caller) is { } gone)
        {
            return gone;
        }

        var (owner, now) = (CredentialOwner.Read(caller.Owner), clock.GetUtcNow().ToUnixTimeMilliseconds());
        var device = new MfaDevice
        {
            Serial = MfaSerial.OfPasskey(caller.AccountId, caller.UserName, request.DeviceName, random.Text(UniqueId.RandomLength, UniqueId.Alphabet)),
            AccountId = caller.AccountId,
            Owner = caller.Owner,
            Kind = MfaDevice.Passkey,
            Name = request.DeviceName,
            CreatedAt = now,
            AddedAt = now,
        };
        if (await registration.AddAsync(session, owner, device, made!) is { } refusal)
        {
            return refusal;
        }

        await changes.TellAsync(session, owner, FactorChange.Added, device.Name, caller);
        return new AddPasskeyReply(device.Serial);
    }
}
