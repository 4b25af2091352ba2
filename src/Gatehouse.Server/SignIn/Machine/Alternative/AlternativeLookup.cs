using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>Looks up what of the way without a device is open. A name that nobody has costs the same statements.</summary>
internal sealed class AlternativeLookup(MailReadiness mail, PhoneReadiness phones, AlternativeOptions options, TimeProvider clock)
{
    private static readonly AccountId Nowhere = AccountId.Get("000000000000");

    public async Task<AlternativeFacts> FindAsync(DbSession session, SignInAttempt attempt, CredentialOwner owner)
    {
        if (!UserKindRules.Of(attempt.Kind).AlternativeFactors)
        {
            return AlternativeFacts.None;
        }

        var phone = await RootPhoneStore.FindVerifiedAsync(session, attempt.AccountId is { } id ? AccountId.Get(id) : Nowhere);
        var (wait, ready) = options.Wait > TimeSpan.Zero ? Judge(await AlternativeRequestStore.FindAsync(session, owner), phone) : (AlternativeWait.None, null);
        return new(phone, mail.CanSend && phones.CanSend, wait, ready);
    }

    private (AlternativeWait Wait, DateTimeOffset? ReadyAt) Judge(AlternativeRequest? request, PhoneNumber? phone)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return request switch
        {
            null => (AlternativeWait.NotBegun, null),
            _ when request.Number != phone?.E164 || request.EndsAt <= now => (AlternativeWait.NotBegun, null),
            _ when request.ReadyAt <= now => (AlternativeWait.Over, null),
            _ => (AlternativeWait.Running, DateTimeOffset.FromUnixTimeMilliseconds(request.ReadyAt)),
        };
    }
}
