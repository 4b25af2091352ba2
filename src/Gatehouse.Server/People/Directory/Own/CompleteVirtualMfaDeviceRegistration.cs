using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Own;

/// <param name="Token">Of <see cref="TotpEnrolment.Start"/>.</param>
/// <param name="KnownBrowser">The hash of the browser's mark, when the person has signed in from it before.</param>
internal sealed record CompleteVirtualMfaDeviceRegistrationRequest(
    string DeviceName, [property: Secret] string Token, [property: Secret] string Code, [property: Secret] string? KnownBrowser);

/// <summary>A workforce user's own authenticator app, shown to work by its code.</summary>
internal sealed class CompleteVirtualMfaDeviceRegistration(
    Database database, TotpEnrolment enrolment, DirectoryAuthenticatorApps apps)
    : Operation<CompleteVirtualMfaDeviceRegistrationRequest, Nothing>
{
    private byte[] seed = [];
    private TotpSetup? shown;

    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(CompleteVirtualMfaDeviceRegistration)) with { AsksForProof = true };

    public override Refusal? Validate(CompleteVirtualMfaDeviceRegistrationRequest request) => OwnDirectory.FindProblem(request.DeviceName);

    public override async ValueTask<Refusal?> PrepareAsync(CompleteVirtualMfaDeviceRegistrationRequest request, Caller caller, CancellationToken cancellation)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        if (enrolment.Open(request.Token, owner) is not { } opened)
        {
            return FactorRefusals.EnrolmentExpired;
        }

        var directory = await database.ReadAsync(
            async session => await DirectoryUserStore.FindAsync(session, owner.Id) is { } user ? await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) : null, cancellation);
        if (directory is not { Settings.AllowsAuthenticatorApps: true })
        {
            return new Refusal("AccessDeniedException", RefusalKind.Forbidden, "The directory allows no authenticator apps.");
        }

        seed = opened;
        var outcome = await enrolment.CheckAsync(
            owner, seed, request.Code, null, new TrySource(ClientNetwork.Of(caller.Origin.Address), request.KnownBrowser));
        shown = (outcome as Outcome<TotpSetup>.Done)?.Value;
        return (outcome as Outcome<TotpSetup>.Refused)?.Refusal;
    }

    public override async Task<Outcome<Nothing>> HandleAsync(CompleteVirtualMfaDeviceRegistrationRequest request, Caller caller, DbSession session)
    {
        return await apps.AddAsync(session, CredentialOwner.Read(caller.Owner).Id, request.DeviceName.Trim(), seed, shown!, caller) is Outcome<string>.Refused { Refusal: var refusal }
            ? refusal
            : Nothing.Value;
    }
}
