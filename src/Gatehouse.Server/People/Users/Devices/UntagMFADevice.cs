using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record UntagMFADeviceRequest : IDeviceRequest
{
    [Required]
    [Length(9, 256)]
    [Pattern(DevicePatterns.SerialNumber)]
    public string SerialNumber { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    [Length(1, 128)]
    [Pattern(IamPatterns.TagKey)]
    public IReadOnlyList<string> TagKeys { get; init; } = null!;
}

/// <summary>Removes tags; a key that is not there is no error.</summary>
internal sealed class UntagMFADevice : DeviceOperation<UntagMFADeviceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(UntagMFADevice));

    protected override AccessCheck Ask(AccessCheck check, UntagMFADeviceRequest request) =>
        request.TagKeys.Count > 0 ? check.With("aws:TagKeys", [.. request.TagKeys]) : check;

    protected override async Task<Outcome<Nothing>> HandleAsync(UntagMFADeviceRequest request, MfaDevice device, Caller caller, DbSession session)
    {
        await TagStore.RemoveAsync(session, device.Serial, request.TagKeys);
        return Nothing.Value;
    }
}
