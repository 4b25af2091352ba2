using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record ListMFADeviceTagsRequest : IDeviceRequest, IPagedRequest
{
    [Required]
    [Length(9, 256)]
    [Pattern(DevicePatterns.SerialNumber)]
    public string SerialNumber { get; init; } = null!;

    [Length(1, 320)]
    [Pattern(IamPatterns.Marker)]
    public string? Marker { get; init; }

    [Range(1, 1000)]
    public int? MaxItems { get; init; }
}

internal sealed record ListMFADeviceTagsReply(IReadOnlyList<Tag> Tags, bool IsTruncated, string? Marker);

internal sealed class ListMFADeviceTags : DeviceOperation<ListMFADeviceTagsRequest, ListMFADeviceTagsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListMFADeviceTags), readOnly: true);

    protected override async Task<Outcome<ListMFADeviceTagsReply>> HandleAsync(ListMFADeviceTagsRequest request, MfaDevice device, Caller caller, DbSession session) =>
        await PagedAnswer.MakeAsync(
            request,
            await TagStore.FindAllAsync(session, device.Serial),
            static tag => tag.Key.ToLowerInvariant(),
            static (tags, next) => new ListMFADeviceTagsReply(tags, next is not null, next));
}
