using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootPhone;

/// <param name="Otp">The six digits from the message.</param>
internal sealed record FinishPhoneVerificationRequest(string Otp, string? AccountId = null) : IAccountRequest;

/// <summary>The number is the root user's from now on, until the contact information names another.</summary>
internal sealed class FinishPhoneVerification(Database database, EmailCodes codes, AccountLetters letters, TimeProvider clock)
    : AccountOperation<FinishPhoneVerificationRequest, Nothing>
{
    public const string WrongCode = "CodeWrong";
    public const string DeadCode = "CodeDead";
    private const int LongestTyped = 64;

    private PhoneOnFile? phone;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(FinishPhoneVerification), new OperationRule.Self("Root"));

    private static Refusal Dead { get; } =
        new(DeadCode, RefusalKind.Expired, "The code has expired, was used or was tried too often. Ask for a new one.", "code used, expired or tried too often");

    private static Refusal Wrong { get; } = new(WrongCode, RefusalKind.Malformed, "The code is wrong.", "code wrong");

    public override Refusal? Validate(FinishPhoneVerificationRequest request) => string.IsNullOrEmpty(request.Otp) || request.Otp.Length > LongestTyped ? Wrong : null;

    public override JsonObject Describe(FinishPhoneVerificationRequest request) => new() { ["otp"] = Hidden, ["accountId"] = request.AccountId };

    public override async ValueTask<Refusal?> PrepareAsync(FinishPhoneVerificationRequest request, Caller caller, CancellationToken cancellation)
    {
        // Judged here too, so that nobody uses up the tries of another account's code.
        if (AccountScope.Find(request.AccountId, caller) is not Outcome<AccountId>.Done { Value: var id })
        {
            return null;
        }

        phone = await database.ReadAsync(session => RootPhoneStore.FindAsync(session, id), cancellation);
        return phone?.CodeId is null
            ? Dead
            : await codes.VerifyAsync(phone.CodeId, StartPhoneVerification.Purpose(id), request.Otp) switch
            {
                CodeVerdict.Right => null,
                CodeVerdict.Wrong => Wrong,
                _ => Dead,
            };
    }

    protected override async Task<Outcome<Nothing>> HandleAsync(FinishPhoneVerificationRequest request, Account account, Caller caller, DbSession session)
    {
        // The contact may name another number by now, and the code proves nothing about that one.
        await AccountChangeStore.LockAsync(session, account.Id);
        var number = PhoneNumber.Find((await ContactStore.FindAsync(session, account.Id))?.PhoneNumber);
        if (number?.E164 != phone!.Number
            || !await RootPhoneStore.VerifyAsync(session, account.Id, phone.CodeId!, clock.GetUtcNow())
            || !await codes.SpendAsync(session, phone.CodeId!))
        {
            return Dead;
        }

        await letters.PhoneVerifiedAsync(session, account, number.Masked, caller.Origin);
        return Nothing.Value;
    }
}
