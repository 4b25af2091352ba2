using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record TagMFADeviceRequest : IDeviceRequest
{
    [Required]
    [Length(9, 256)]
    [Pattern(DevicePatterns.SerialNumber)]
    public string SerialNumber { get; init; } = null!;

    [Required]
    [Count(0, TagRules.Most)]
    public IReadOnlyList<Tag> Tags { get; init; } = null!;
}

/// <summary>Adds tags; a key that is there already gets the new value.</summary>
internal sealed class TagMFADevice : DeviceOperation<TagMFADeviceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(TagMFADevice));

    public override Refusal? Validate(TagMFADeviceRequest request) => TagRules.FindProblem(request.Tags);

    protected override AccessCheck Ask(AccessCheck check, TagMFADeviceRequest request) => TagRules.Ask(check, request.Tags);

    protected override async Task<Outcome<Nothing>> HandleAsync(TagMFADeviceRequest request, MfaDevice device, Caller caller, DbSession session)
    {
        await MfaDeviceStore.LockAsync(session, device.Serial);
        await TagStore.PutAsync(session, device.Serial, request.Tags);
        return await TagRules.FindTooManyAsync(session, device.Serial) is { } tooMany ? tooMany : Nothing.Value;
    }
}
