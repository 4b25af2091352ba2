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

/// <summary>The caller's own authenticator app, shown to work by two of its codes.</summary>
internal sealed class AddAuthenticatorApp(TotpEnrolment enrolment, OwnAuthenticatorApps apps)
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
        if (await OwnAuthenticatorApps.TakeAsync(session, caller) is { } gone)
        {
            return gone;
        }

        return await apps.AddAsync(session, caller, request.DeviceName, seed, shown!) switch
        {
            Outcome<string>.Done { Value: var serial } => new AddAuthenticatorAppReply(serial),
            Outcome<string>.Refused { Refusal: var refusal } => refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }
}
