using System.Security.Cryptography;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record CreateVirtualMFADeviceRequest
{
    [Length(1, 512)]
    [Pattern(IamPatterns.Path)]
    public string? Path { get; init; }

    [Required]
    [Length(1, 226)]
    [Pattern(IamPatterns.Name)]
    public string VirtualMFADeviceName { get; init; } = null!;

    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag>? Tags { get; init; }
}

internal sealed record CreateVirtualMFADeviceReply(VirtualMFADevice VirtualMFADevice);

/// <summary>A seed that no user has yet. It is shown here and never again.</summary>
internal sealed class CreateVirtualMFADevice(Database database, TotpEnrolment enrolment, TimeProvider clock)
    : IamOperation<CreateVirtualMFADeviceRequest, CreateVirtualMFADeviceReply>
{
    private byte[] seed = [];
    private TotpSecret? secret;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(CreateVirtualMFADevice));

    public override Refusal? Validate(CreateVirtualMFADeviceRequest request) => TagRules.FindProblem(request.Tags);

    public override ValueTask<IReadOnlyList<AccessCheck>> FindChecksAsync(CreateVirtualMFADeviceRequest request, Caller caller, DbSession session) =>
        new(TagRules.AskToCreate(new("iam:CreateVirtualMFADevice", SerialOf(request, caller)), "iam:TagMFADevice", request.Tags));

    /// <summary>The picture is drawn before the one writer of the database is asked for.</summary>
    public override async ValueTask<Refusal?> PrepareAsync(CreateVirtualMFADeviceRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = await database.ReadAsync(session => OwnerNames.FindAccountAsync(session, caller.AccountId), cancellation);
        seed = enrolment.NewSeed(TotpSeed.VirtualDeviceLength);
        secret = enrolment.Show(seed, request.VirtualMFADeviceName, account);
        return null;
    }

    public override async Task<Outcome<CreateVirtualMFADeviceReply>> HandleAsync(CreateVirtualMFADeviceRequest request, Caller caller, DbSession session)
    {
        var device = new MfaDevice
        {
            Serial = SerialOf(request, caller),
            AccountId = caller.AccountId,
            Kind = MfaDevice.Totp,
            Name = (request.Path ?? "/")[1..] + request.VirtualMFADeviceName,
            CreatedAt = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
        if (!await TotpStore.InsertAsync(session, device, enrolment.Seal(seed), seed, null))
        {
            return await MfaDeviceStore.FindAsync(session, caller.AccountId, device.Serial) is null
                ? IamRefusals.LimitExceeded("VirtualMFADevicesPerAccount", MfaDevice.MostFree)
                : FactorRefusals.NameTaken;
        }

        CryptographicOperations.ZeroMemory(seed);
        IReadOnlyList<Tag> tags = request.Tags ?? [];

        // A device of that name may have been here before, and have gone with its owner.
        await TagStore.RemoveAllAsync(session, device.Serial);
        await TagStore.PutAsync(session, device.Serial, tags);
        return new CreateVirtualMFADeviceReply(VirtualMFADevice.New(device.Serial, secret!, tags));
    }

    private static string SerialOf(CreateVirtualMFADeviceRequest request, Caller caller) =>
        MfaSerial.OfApp(caller.AccountId, request.Path ?? "/", request.VirtualMFADeviceName);
}
