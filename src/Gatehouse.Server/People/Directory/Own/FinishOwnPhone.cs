using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;

namespace Gatehouse.Server.People.Directory.Own;

/// <param name="Code">The six digits from the message.</param>
internal sealed record FinishOwnPhoneRequest([property: Secret] string Code);

/// <summary>The number is the person's from now on, in place of the one before.</summary>
internal sealed class FinishOwnPhone(Database database, EmailCodes codes, FactorChanges changes, TimeProvider clock) : Operation<FinishOwnPhoneRequest, Nothing>
{
    private const int LongestTyped = 64;

    private WorkforcePhone? phone;

    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(FinishOwnPhone)) with { AsksForProof = true };

    private static Refusal Dead { get; } =
        new(FinishPhoneVerification.DeadCode, RefusalKind.Expired, "The code has expired, was used or was tried too often. Ask for a new one.", "code used, expired or tried too often");

    private static Refusal Wrong { get; } = new(FinishPhoneVerification.WrongCode, RefusalKind.Malformed, "The code is wrong.", "code wrong");

    public override Refusal? Validate(FinishOwnPhoneRequest request) => string.IsNullOrEmpty(request.Code) || request.Code.Length > LongestTyped ? Wrong : null;

    public override async ValueTask<Refusal?> PrepareAsync(FinishOwnPhoneRequest request, Caller caller, CancellationToken cancellation)
    {
        var userId = CredentialOwner.Read(caller.Owner).Id;
        phone = await database.ReadAsync(session => WorkforcePhoneStore.FindAsync(session, userId), cancellation);
        return phone?.CodeId is null
            ? Dead
            : await codes.VerifyAsync(phone.CodeId, StartOwnPhone.Purpose(userId), request.Code) switch
            {
                CodeVerdict.Right => null,
                CodeVerdict.Wrong => Wrong,
                _ => Dead,
            };
    }

    public override async Task<Outcome<Nothing>> HandleAsync(FinishOwnPhoneRequest request, Caller caller, DbSession session)
    {
        var owner = CredentialOwner.Read(caller.Owner);
        if (!await WorkforcePhoneStore.VerifyAsync(session, owner.Id, phone!.CodeId!, clock.GetUtcNow()) || !await codes.SpendAsync(session, phone.CodeId!))
        {
            return Dead;
        }

        await changes.TellAsync(session, owner, FactorChange.PhoneVerified, PhoneNumber.Find(phone.PendingNumber)!.Masked, caller);
        return Nothing.Value;
    }
}
