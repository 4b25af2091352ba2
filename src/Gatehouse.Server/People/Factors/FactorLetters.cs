using System.Globalization;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.People.Factors;

/// <summary>Tells the owner of an account what became of a device of the root user's. IAM users have no address to write to.</summary>
internal sealed class FactorLetters(Outbox outbox, IStringLocalizer<Texts> texts, PublicAddress address, TimeProvider clock)
{
    /// <param name="deviceName">Of recovery codes: how many there are now.</param>
    public async Task ChangedAsync(DbSession session, CredentialOwner owner, FactorChange change, string deviceName, RequestOrigin origin)
    {
        if (owner.Kind != CredentialOwner.Root("").Kind || await AccountStore.FindAsync(session, AccountId.Get(owner.Id)) is not { } account)
        {
            return;
        }

        var (subject, text) = change switch
        {
            FactorChange.Added => (texts["AddedSubject"], texts["AddedText", deviceName, account.Name, account.Id.Dashed]),
            FactorChange.Removed => (texts["RemovedSubject"], texts["RemovedText", deviceName, account.Name, account.Id.Dashed]),
            FactorChange.Renamed => (texts["RenamedSubject"], texts["RenamedText", deviceName, account.Name, account.Id.Dashed]),
            FactorChange.MaybeCopied => (texts["CopiedSubject"], texts["CopiedText", deviceName, account.Name, account.Id.Dashed]),
            FactorChange.RecoveryCodesMade => (texts["CodesMadeSubject"], texts["CodesMadeText", deviceName, account.Name, account.Id.Dashed]),
            FactorChange.RecoveryCodeUsed => (texts["CodeUsedSubject"], texts["CodeUsedText", deviceName, account.Name, account.Id.Dashed]),
            _ => (texts["ResyncedSubject"], texts["ResyncedText", deviceName, account.Name, account.Id.Dashed]),
        };
        await outbox.PostAsync(session, new Letter("mfa-changed", account.RootEmail, LetterSender.Accounts, subject,
        [
            new LetterBlock.Paragraph(text),
            new LetterBlock.Facts(
            [
                new(texts["When"], clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
                new(texts["Where"], origin.Address),
            ]),
            new LetterBlock.Paragraph(texts["NotYou"]),
            new LetterBlock.Button(texts["ResetButton"], address.To("/forgot-password")),
        ]));
    }
}
