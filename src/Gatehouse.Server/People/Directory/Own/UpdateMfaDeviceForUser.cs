using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Own;

internal sealed record UpdateMfaDeviceForUserRequest(string Serial, string DeviceName);

/// <summary>Another name for one of the person's own devices.</summary>
internal sealed class UpdateMfaDeviceForUser(FactorChanges changes) : Operation<UpdateMfaDeviceForUserRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(UpdateMfaDeviceForUser));

    public override Refusal? Validate(UpdateMfaDeviceForUserRequest request) => OwnDirectory.FindProblem(request.DeviceName);

    public override async Task<Outcome<Nothing>> HandleAsync(UpdateMfaDeviceForUserRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        if (!await MfaDeviceStore.RenameAsync(session, request.Serial, owner, request.DeviceName.Trim()))
        {
            return (await MfaDeviceStore.FindDevicesAsync(session, owner)).Any(device => device.Serial == request.Serial) ? FactorRefusals.NameTaken : OwnDirectory.Gone;
        }

        await changes.TellAsync(session, owner, FactorChange.Renamed, request.DeviceName.Trim(), caller);
        return Nothing.Value;
    }
}
