using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record RemoveUserDeviceRequest : IAdministeredUserRequest
{
    [Required]
    [Length(1, 47)]
    [Pattern(StorePatterns.ResourceId)]
    public string UserId { get; init; } = null!;

    [Required]
    [Length(1, 512)]
    public string SerialNumber { get; init; } = null!;
}

/// <summary>Takes a lost device from a person; what they opened with it ends.</summary>
internal sealed class RemoveUserDevice(FactorChanges changes) : AdministeredUserOperation<RemoveUserDeviceRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } =
        Declare(nameof(RemoveUserDevice), "sso-directory:DeleteMfaDeviceForUser") with { AsksForProof = true };

    protected override async Task<Outcome<Nothing>> HandleAsync(RemoveUserDeviceRequest request, DirectoryUser user, Caller caller, DbSession session)
    {
        var device = (await MfaDeviceStore.FindDevicesAsync(session, user.Owner)).FirstOrDefault(each => each.Serial == request.SerialNumber);
        if (device is null || !await MfaDeviceStore.DeleteOfOwnerAsync(session, device.Serial, user.Owner))
        {
            return new Refusal("NoSuchEntity", RefusalKind.NotFound, "There is no such device.");
        }

        await changes.TellAsync(session, user.Owner, FactorChange.Removed, device.Name, caller with { SessionId = null });
        return Nothing.Value;
    }
}
