using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.People.Users.Devices;

/// <param name="Token">Of <see cref="PasskeyRegistration.StartAsync"/>.</param>
/// <param name="Answer">The browser's, as <c>toJSON()</c> writes it.</param>
internal sealed record AddPasskeyRequest(string DeviceName, [property: Secret] string Token, [property: Secret] string Answer);

internal sealed record AddPasskeyReply(string SerialNumber);

/// <summary>The caller's own security key or passkey.</summary>
internal sealed class AddPasskey(PasskeyRegistration registration, OwnPasskeys passkeys)
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

        return await passkeys.AddAsync(session, caller, request.DeviceName, made!) switch
        {
            Outcome<string>.Done { Value: var serial } => new AddPasskeyReply(serial),
            Outcome<string>.Refused { Refusal: var refusal } => refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }
}
