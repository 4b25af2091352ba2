using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors.RecoveryCodes;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record CountRecoveryCodesRequest;

/// <param name="IsOn">Whether recovery codes are in use here.</param>
/// <param name="Left">How many of the caller's are not used yet.</param>
internal sealed record CountRecoveryCodesReply(bool IsOn, long Left);

internal sealed class CountRecoveryCodes(RecoveryCodeOptions options) : OwnDeviceOperation<CountRecoveryCodesRequest, CountRecoveryCodesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(CountRecoveryCodes), nameof(ListMFADevices), readOnly: true);

    public override async Task<Outcome<CountRecoveryCodesReply>> HandleAsync(CountRecoveryCodesRequest request, Caller caller, DbSession session) =>
        new CountRecoveryCodesReply(options.Enabled, await RecoveryCodeStore.CountAsync(session, CredentialOwner.Read(caller.Owner)));
}
