using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Directory.Own;

internal sealed record StartOwnPhoneRequest(string Number, PhoneWay Way);

/// <summary>
/// Sends a code to a number that is to be the person's own: who gives it back has that phone. It asks for a fresh proof: who found a
/// browser open must not have the codes of the next sign-in sent to themselves.
/// </summary>
internal sealed class StartOwnPhone(PhoneReadiness readiness, EmailCodes codes, PhoneCodes phones, TimeProvider clock) : Operation<StartOwnPhoneRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = OwnDirectory.Declare(nameof(StartOwnPhone)) with { AsksForProof = true };

    internal static string Purpose(string userId) => "workforce-phone/" + userId;

    public override JsonObject Describe(StartOwnPhoneRequest request) => new() { ["number"] = PhoneNumber.Find(request.Number)?.Masked, ["way"] = request.Way.ToString() };

    public override Refusal? Validate(StartOwnPhoneRequest request) =>
        PhoneNumber.Find(request.Number) is null
            ? new Refusal(StartPhoneVerification.NoNumber, RefusalKind.Malformed, "This is no phone number in international form.")
            : null;

    public override async Task<Outcome<Nothing>> HandleAsync(StartOwnPhoneRequest request, Caller caller, DbSession session)
    {
        // With the person held, so that requests sent at once do not send a message each.
        var owner = CredentialOwner.Read(caller.Owner);
        await DirectoryUserStore.LockAsync(session, owner.Id);
        var number = PhoneNumber.Find(request.Number)!;
        if (await FindObjectionAsync(session, owner.Id, number) is { } objection)
        {
            return objection;
        }

        if (await phones.SendAsync(session, Purpose(owner.Id), caller.Owner, number, request.Way) is not { } codeId)
        {
            return new Refusal(StartPhoneVerification.TooMany, RefusalKind.Throttled, "Too many messages were sent to this number or for this user.", "phone allowance used up");
        }

        await WorkforcePhoneStore.SetPendingAsync(session, owner.Id, number, codeId, clock.GetUtcNow());
        return Nothing.Value;
    }

    private async Task<Refusal?> FindObjectionAsync(DbSession session, string userId, PhoneNumber number)
    {
        if (await DirectoryUserStore.FindAsync(session, userId) is not { } user
            || await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) is not { Settings.AllowsTextCodes: true })
        {
            return new Refusal("AccessDeniedException", RefusalKind.Forbidden, "The directory sends no codes to phones.");
        }

        if (!readiness.CanSend)
        {
            return new Refusal(StartPhoneVerification.NoSender, RefusalKind.Unavailable, "This installation carries no text messages and calls.");
        }

        var phone = await WorkforcePhoneStore.FindAsync(session, userId);
        if (phone?.Number == number.E164)
        {
            return new Refusal(StartPhoneVerification.Verified, RefusalKind.Conflict, "The number is verified already.");
        }

        var wait = phone is null ? TimeSpan.Zero : codes.ResendWait(DateTimeOffset.FromUnixTimeMilliseconds(phone.SentAt));
        return wait > TimeSpan.Zero
            ? new Refusal(StartPhoneVerification.TooSoon, RefusalKind.Throttled, "A code was sent already; wait before asking for another.", "too many codes asked for", wait)
            : null;
    }
}
