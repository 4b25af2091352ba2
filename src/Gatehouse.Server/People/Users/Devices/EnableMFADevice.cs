using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record EnableMFADeviceRequest : IUserRequest
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

/// <summary>Gives a virtual device to a user whose app shows two of its codes after each other.</summary>
internal sealed class EnableMFADevice(Database database, TotpEnrolment enrolment, FactorChanges changes) : UserOperation<EnableMFADeviceRequest, Nothing>
{
    private TotpSetup? shown;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(EnableMFADevice)) with { AsksForProof = true };

    public override async ValueTask<Refusal?> PrepareAsync(EnableMFADeviceRequest request, Caller caller, CancellationToken cancellation)
    {
        var (user, device, state) = await database.ReadAsync(
            async session => (
                await IamUserStore.FindAsync(session, AccountId.Get(caller.AccountId), request.UserName!),
                await MfaDeviceStore.FindAsync(session, caller.AccountId, request.SerialNumber),
                await TotpStore.FindAsync(session, request.SerialNumber)),
            cancellation);
        if (user is null)
        {
            return IamRefusals.NotFound("user", request.UserName!);
        }

        if (device is null || state is null)
        {
            return FactorRefusals.NotFound(request.SerialNumber);
        }

        if (device.Owner is not null)
        {
            return FactorRefusals.InUse;
        }

        var source = new TrySource(ClientNetwork.Of(caller.Origin.Address), null);
        switch (await enrolment.CheckAsync(user.Owner, state, request.AuthenticationCode1, request.AuthenticationCode2, source))
        {
            case Outcome<TotpSetup>.Done { Value: var setup }:
                shown = setup;
                return null;
            case Outcome<TotpSetup>.Refused { Refusal: var refusal }:
                return refusal;
            default:
                throw new InvalidOperationException("An outcome is done or refused.");
        }
    }

    protected override async Task<Outcome<Nothing>> HandleAsync(EnableMFADeviceRequest request, IamUser user, Caller caller, DbSession session)
    {
        // Held, so that no user is deleted between the question for devices and the first of them.
        await IamUserStore.LockAsync(session, user.Id);
        if (await IamUserStore.FindAsync(session, user.Id) is null)
        {
            return IamRefusals.NotFound("user", user.Name);
        }

        if (await MfaDeviceStore.FindAsync(session, caller.AccountId, request.SerialNumber) is not { } device)
        {
            return FactorRefusals.NotFound(request.SerialNumber);
        }

        if (await enrolment.AssignAsync(session, user.Owner, device, shown!) is { } refusal)
        {
            return refusal;
        }

        await changes.TellAsync(session, user.Owner, FactorChange.Added, device.Name, caller);
        return Nothing.Value;
    }
}
