using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record GetMFADeviceRequest : IUserRequest
{
    [Required]
    [Length(9, 256)]
    [Pattern(DevicePatterns.SerialNumber)]
    public string SerialNumber { get; init; } = null!;

    [Length(1, 64)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }
}

/// <param name="UserName">Absent for the root user.</param>
/// <param name="Certifications">What the maker's attestation says; absent where nothing does.</param>
internal sealed record GetMFADeviceReply(string? UserName, string SerialNumber, DateTimeOffset? EnableDate, IReadOnlyDictionary<string, string>? Certifications);

internal sealed class GetMFADevice : UserOperation<GetMFADeviceRequest, GetMFADeviceReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetMFADevice), readOnly: true);

    protected override Task<Outcome<GetMFADeviceReply>> HandleAsync(GetMFADeviceRequest request, IamUser user, Caller caller, DbSession session) =>
        FindAsync(request, user.Owner, user.Name, caller, session);

    protected override Task<Outcome<GetMFADeviceReply>> HandleRootAsync(GetMFADeviceRequest request, Caller caller, DbSession session) =>
        FindAsync(request, CredentialOwner.Root(caller.AccountId), null, caller, session);

    private static async Task<Outcome<GetMFADeviceReply>> FindAsync(
        GetMFADeviceRequest request, CredentialOwner owner, string? user, Caller caller, DbSession session) =>
        await MfaDeviceStore.FindAsync(session, caller.AccountId, request.SerialNumber) is { } device && device.Owner == owner.ToString()
            ? new GetMFADeviceReply(user, device.Serial, device.Added, null)
            : FactorRefusals.NotOf(request.SerialNumber, user ?? "root");
}
