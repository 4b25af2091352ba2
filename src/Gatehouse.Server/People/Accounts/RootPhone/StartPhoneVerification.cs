using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts.RootPhone;

internal sealed record StartPhoneVerificationRequest(PhoneWay Way, string? AccountId = null) : IAccountRequest;

/// <summary>
/// Sends a code to the contact's number: who gives it back has that phone. It asks for a fresh proof: who found a browser open must not
/// make their own phone the way back in.
/// </summary>
internal sealed class StartPhoneVerification(PhoneReadiness readiness, EmailCodes codes, PhoneCodes phones, TimeProvider clock)
    : AccountOperation<StartPhoneVerificationRequest, Nothing>
{
    public const string NoSender = "PhoneNotReachable";
    public const string NoNumber = "PhoneNumberMissing";
    public const string Verified = "PhoneVerifiedAlready";
    public const string TooSoon = "CodeSentJustNow";
    public const string TooMany = "PhoneAllowanceUsed";

    public override OperationDeclaration Declaration { get; } = Declare(nameof(StartPhoneVerification), new OperationRule.Self("Root")) with { AsksForProof = true };

    internal static string Purpose(AccountId id) => "root-phone/" + id.Digits;

    public override JsonObject Describe(StartPhoneVerificationRequest request) => new() { ["way"] = request.Way.ToString(), ["accountId"] = request.AccountId };

    protected override async Task<Outcome<Nothing>> HandleAsync(StartPhoneVerificationRequest request, Account account, Caller caller, DbSession session)
    {
        // With the account held, so that requests sent at once do not send a message each.
        await AccountChangeStore.LockAsync(session, account.Id);
        var (number, objection) = await FindNumberAsync(session, account.Id);
        if (objection is not null)
        {
            return objection;
        }

        if (await phones.SendAsync(session, Purpose(account.Id), account.Id.Digits, number!, request.Way) is not { } codeId)
        {
            return new Refusal(TooMany, RefusalKind.Throttled, "Too many messages were sent to this number or for this account.", "phone allowance used up");
        }

        await RootPhoneStore.SetPendingAsync(session, account.Id, number!, codeId, clock.GetUtcNow());
        return Nothing.Value;
    }

    private async Task<(PhoneNumber? Number, Refusal? Objection)> FindNumberAsync(DbSession session, AccountId id)
    {
        if (!readiness.CanSend)
        {
            return (null, new Refusal(NoSender, RefusalKind.Unavailable, "This installation carries no text messages and calls."));
        }

        if (PhoneNumber.Find((await ContactStore.FindAsync(session, id))?.PhoneNumber) is not { } number)
        {
            return (null, new Refusal(NoNumber, RefusalKind.Malformed, "The contact information has no phone number in international form."));
        }

        var phone = await RootPhoneStore.FindAsync(session, id);
        if (phone?.Number == number.E164 && phone.VerifiedAt is not null)
        {
            return (null, new Refusal(Verified, RefusalKind.Conflict, "The number is verified already."));
        }

        var wait = phone is null ? TimeSpan.Zero : codes.ResendWait(DateTimeOffset.FromUnixTimeMilliseconds(phone.SentAt));
        return wait > TimeSpan.Zero
            ? (null, new Refusal(TooSoon, RefusalKind.Throttled, "A code was sent already; wait before asking for another.", "too many codes asked for", wait))
            : (number, null);
    }
}
