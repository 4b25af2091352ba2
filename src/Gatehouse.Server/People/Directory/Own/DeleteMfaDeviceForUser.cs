using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Own;

internal sealed record DeleteMfaDeviceForUserRequest(string Serial);

/// <summary>Takes one of the person's own devices away and forgets it. The other sessions end.</summary>
internal sealed class DeleteMfaDeviceForUser(FactorChanges changes) : Operation<DeleteMfaDeviceForUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(DeleteMfaDeviceForUser)) with { AsksForProof = true };

    public override async Task<Outcome<Nothing>> HandleAsync(DeleteMfaDeviceForUserRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        var device = (await MfaDeviceStore.FindDevicesAsync(session, owner)).FirstOrDefault(each => each.Serial == request.Serial);
        if (device is null || !await MfaDeviceStore.DeleteOfOwnerAsync(session, device.Serial, owner))
        {
            return OwnDirectory.Gone;
        }

        await changes.TellAsync(session, owner, FactorChange.Removed, device.Name, caller);
        return Nothing.Value;
    }
}
