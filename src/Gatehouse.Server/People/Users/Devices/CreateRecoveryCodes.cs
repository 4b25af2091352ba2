using System.Globalization;
using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.RecoveryCodes;

namespace Gatehouse.Server.People.Users.Devices;

internal sealed record CreateRecoveryCodesRequest;

/// <param name="Codes">Shown here and never again.</param>
internal sealed record CreateRecoveryCodesReply([property: Secret] IReadOnlyList<string> Codes);

/// <summary>New recovery codes for the caller, who has a device; those made before work no more.</summary>
internal sealed class CreateRecoveryCodes(RecoveryCodeOptions options, SecretSource random, FactorChanges changes, TimeProvider clock)
    : OwnDeviceOperation<CreateRecoveryCodesRequest, CreateRecoveryCodesReply>
{
    public const string Off = "RecoveryCodesOff";
    public const string NoDevice = "NoMFADevice";

    public override OperationDeclaration Declaration { get; } =
        Declare(nameof(CreateRecoveryCodes), nameof(EnableMFADevice)) with { AsksForProof = true };

    public override async Task<Outcome<CreateRecoveryCodesReply>> HandleAsync(CreateRecoveryCodesRequest request, Caller caller, DbSession session)
    {
        if (!options.Enabled)
        {
            return new Refusal(Off, RefusalKind.Conflict, "Recovery codes are not in use here.");
        }

        var (owner, now) = (CredentialOwner.Read(caller.Owner), clock.GetUtcNow());
        await MfaOwnerStore.TakeAsync(session, owner, caller.AccountId, random.Token(MfaOwnerStore.HandleBytes), now);
        if ((await MfaDeviceStore.FindDevicesAsync(session, owner)).Count == 0)
        {
            return new Refusal(NoDevice, RefusalKind.Conflict, "Recovery codes stand beside an MFA device; assign one first.");
        }

        await RecoveryCodeStore.DeleteAllAsync(session, owner);
        var codes = new List<string>();
        while (codes.Count < options.Count)
        {
            codes.Add(RecoveryCode.Draw(random));
            await RecoveryCodeStore.InsertAsync(session, owner, RecoveryCode.HashOf(owner.ToString(), codes[^1]), now);
        }

        await changes.TellAsync(session, owner, FactorChange.RecoveryCodesMade, codes.Count.ToString(CultureInfo.InvariantCulture), caller);
        return new CreateRecoveryCodesReply(codes);
    }
}
