using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors.Passkeys;

namespace Gatehouse.Server.People.Directory.Own;

/// <param name="Token">Of <see cref="PasskeyRegistration.StartAsync"/>.</param>
/// <param name="Answer">The browser's, as <c>toJSON()</c> writes it.</param>
internal sealed record CompleteWebAuthnDeviceRegistrationRequest(string DeviceName, [property: Secret] string Token, [property: Secret] string Answer);

/// <summary>A workforce user's own security key or passkey.</summary>
internal sealed class CompleteWebAuthnDeviceRegistration(PasskeyRegistration registration, DirectoryPasskeys passkeys)
    : Operation<CompleteWebAuthnDeviceRegistrationRequest, Nothing>
{
    private MadePasskey? made;

    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(CompleteWebAuthnDeviceRegistration)) with { AsksForProof = true };

    public override Refusal? Validate(CompleteWebAuthnDeviceRegistrationRequest request) => OwnDirectory.FindProblem(request.DeviceName);

    public override ValueTask<Refusal?> PrepareAsync(CompleteWebAuthnDeviceRegistrationRequest request, Caller caller, CancellationToken cancellation)
    {
        var outcome = registration.Finish(CredentialOwner.Read(caller.Owner), request.Token, request.Answer);
        made = (outcome as Outcome<MadePasskey>.Done)?.Value;
        return new((outcome as Outcome<MadePasskey>.Refused)?.Refusal);
    }

    public override async Task<Outcome<Nothing>> HandleAsync(CompleteWebAuthnDeviceRegistrationRequest request, Caller caller, DbSession session)
    {
        var userId = CredentialOwner.Read(caller.Owner).Id;
        if (await DirectoryUserStore.FindAsync(session, userId) is not { } user
            || await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) is not { Settings.AllowsPasskeys: true })
        {
            return new Refusal("AccessDeniedException", RefusalKind.Forbidden, "The directory allows no security keys and passkeys.");
        }

        return await passkeys.AddAsync(session, userId, request.DeviceName.Trim(), made!, caller) is Outcome<string>.Refused { Refusal: var refusal }
            ? refusal
            : Nothing.Value;
    }
}
