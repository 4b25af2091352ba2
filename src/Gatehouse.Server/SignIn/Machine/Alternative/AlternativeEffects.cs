using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

/// <summary>Does what was asked for on the way without a device, inside the transaction that keeps the step.</summary>
internal sealed class AlternativeEffects(
    PhoneCodes phones, FactorChanges factors, AlternativeRecords records, AlternativeLetters letters, AlternativeOptions options, TimeProvider clock)
{
    /// <summary>The attempt with the id of the code that was sent; without one when the phone has had its share.</summary>
    public async Task<SignInAttempt> SendAsync(DbSession db, SignInAttempt attempt, SignInEffect.SendPhoneCode send)
    {
        // A directory's people each have an allowance of their own: one of them must not use up everybody's.
        var payer = attempt.Kind == UserKind.Workforce ? attempt.Owner : attempt.AccountId ?? attempt.Owner;
        var codeId = await phones.SendAsync(db, AlternativeChecks.PhonePurpose, payer, send.To, send.Way);
        return attempt with { PhoneCode = attempt.PhoneCode! with { CodeId = codeId } };
    }

    public async Task ApplyAsync(DbSession db, SignInAttempt attempt, AlternativeDeed deed, HttpContext context)
    {
        var owner = CredentialOwner.Read(attempt.Owner);
        var account = await AccountStore.FindAsync(db, AccountId.Get(attempt.AccountId!)) ?? throw new StepLostException();
        switch (deed)
        {
            case AlternativeDeed.TellStarted:
                await records.TellAsync(db, account, AlternativeRecords.Requested, context);
                await letters.StartedAsync(db, account, context);
                break;
            case AlternativeDeed.BeginWait begin:
                await BeginAsync(db, owner, account, begin, context);
                break;
            case AlternativeDeed.SpendWait spend:
                if (!await AlternativeRequestStore.SpendAsync(db, owner, spend.Phone, clock.GetUtcNow()))
                {
                    throw new StepLostException();
                }

                break;
            case AlternativeDeed.Finish finish:
                await FinishAsync(db, owner, account, finish.Lost, context);
                break;
        }
    }

    private async Task BeginAsync(DbSession db, CredentialOwner owner, Account account, AlternativeDeed.BeginWait begin, HttpContext context)
    {
        var now = clock.GetUtcNow();
        var request = new AlternativeRequest
        {
            Number = begin.Phone.E164,
            BegunAt = now.ToUnixTimeMilliseconds(),
            ReadyAt = (now + options.Wait).ToUnixTimeMilliseconds(),
            EndsAt = (now + options.Wait + options.Finish).ToUnixTimeMilliseconds(),
        };
        if (await AlternativeRequestStore.BeginAsync(db, owner, account.Id.Digits, request))
        {
            await records.TellAsync(db, account, AlternativeRecords.Pending, context);
            await letters.WaitingAsync(db, account, owner, request, context);
        }
    }

    private async Task FinishAsync(DbSession db, CredentialOwner owner, Account account, IReadOnlyList<MfaDevice> lost, HttpContext context)
    {
        foreach (var device in lost)
        {
            if (!await MfaDeviceStore.DeleteOfOwnerAsync(db, device.Serial, owner))
            {
                throw new StepLostException();
            }

            await TagStore.RemoveAllAsync(db, device.Serial);
            await records.RemovedAsync(db, account, device, context);
            await factors.TellAsync(db, owner, FactorChange.Removed, device.Name, Caller.Nobody(RequestOrigins.Of(context)));
        }

        await records.TellAsync(db, account, AlternativeRecords.Completed, context, lost.Count);
        await letters.FinishedAsync(db, account, lost, context);
    }
}
