using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record ListMFADevicesRequest : IUserRequest, IPagedRequest
{
    [Length(1, 128)]
    [Pattern(IamPatterns.Name)]
    public string? UserName { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

/// <param name="UserName">Absent for the root user.</param>
internal sealed record MFADevice(string? UserName, string SerialNumber, DateTimeOffset EnableDate);

internal sealed record ListMFADevicesReply(IReadOnlyList<MFADevice> MFADevices, bool IsTruncated, string? Marker);

internal sealed class ListMFADevices : UserOperation<ListMFADevicesRequest, ListMFADevicesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListMFADevices), readOnly: true);

    protected override Task<Outcome<ListMFADevicesReply>> HandleAsync(ListMFADevicesRequest request, IamUser user, Caller caller, DbSession session) =>
        ListAsync(request, user.Owner, user.Name, session);

    protected override Task<Outcome<ListMFADevicesReply>> HandleRootAsync(ListMFADevicesRequest request, Caller caller, DbSession session) =>
        ListAsync(request, CredentialOwner.Root(caller.AccountId), null, session);

    private static async Task<Outcome<ListMFADevicesReply>> ListAsync(ListMFADevicesRequest request, CredentialOwner owner, string? user, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await MfaDeviceStore.FindDevicesAsync(session, owner),
            static device => device.Serial,
            (devices, next) => new ListMFADevicesReply(
                [.. devices.Select(device => new MFADevice(user, device.Serial, device.Added.GetValueOrDefault()))], next is not null, next));
}
