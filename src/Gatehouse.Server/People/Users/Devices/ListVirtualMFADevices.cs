using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record ListVirtualMFADevicesRequest : IPagedRequest
{
    [OneOf("Assigned", "Unassigned", "Any")]
    public string? AssignmentStatus { get; init; }

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListVirtualMFADevicesReply(IReadOnlyList<VirtualMFADevice> VirtualMFADevices, bool IsTruncated, string? Marker);

/// <summary>All authenticator apps of the account, without their seeds.</summary>
internal sealed class ListVirtualMFADevices : IamOperation<ListVirtualMFADevicesRequest, ListVirtualMFADevicesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListVirtualMFADevices), readOnly: true);

    public override async Task<Outcome<ListVirtualMFADevicesReply>> HandleAsync(ListVirtualMFADevicesRequest request, Caller caller, DbSession session)
    {
        var (inUse, free) = (request.AssignmentStatus != "Unassigned", request.AssignmentStatus != "Assigned");
        var owners = new Dictionary<string, UserView>(StringComparer.Ordinal);
        return await PagedAnswer.MakeAsync(
            request,
            async page =>
            {
                var devices = await MfaDeviceStore.FindPageAsync(session, caller.AccountId, inUse, free, page.After, page.Count + 1);
                await FindOwnersAsync(session, AccountId.Get(caller.AccountId), devices, owners);
                return devices;
            },
            static device => device.Serial,
            (devices, next) => new ListVirtualMFADevicesReply(
                [
                    .. devices.Select(device => new VirtualMFADevice
                    {
                        SerialNumber = device.Serial,
                        User = device.Owner is { } owner ? owners.GetValueOrDefault(owner) : null,
                        EnableDate = device.Added,
                    }),
                ],
                next is not null,
                next));
    }

    private static async Task FindOwnersAsync(DbSession session, AccountId account, IReadOnlyList<MfaDevice> devices, Dictionary<string, UserView> owners)
    {
        if (devices.Count == 0)
        {
            return;
        }

        foreach (var user in await IamUserStore.FindOfDevicesAsync(session, account, devices[0].Serial, devices[^1].Serial))
        {
            owners[user.Owner.ToString()] = UserView.InList(user);
        }

        var root = CredentialOwner.Root(account.Digits).ToString();
        if (devices.Any(device => device.Owner == root) && await AccountStore.FindAsync(session, account) is { } found)
        {
            owners[root] = new() { UserId = account.Digits, Arn = $"arn:aws:iam::{account}:root", CreateDate = found.CreatedAt };
        }
    }
}
