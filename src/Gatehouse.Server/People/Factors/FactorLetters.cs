using System.Globalization;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.People.Factors;

/// <summary>Tells the root user, and people of other kinds that have a mailbox, what became of a device. IAM users have no address to write to.</summary>
internal sealed class FactorLetters(Outbox outbox, IEnumerable<IFactorMailbox> mailboxes, IStringLocalizer<Texts> texts, PublicAddress address, TimeProvider clock)
{
    /// <param name="deviceName">Of recovery codes: how many there are now; of a phone: its number, masked.</param>
    public async Task ChangedAsync(DbSession session, CredentialOwner owner, FactorChange change, string deviceName, RequestOrigin origin)
    {
        if (owner.Kind != CredentialOwner.Root("").Kind)
        {
            await TellUserAsync(session, owner, change, deviceName, origin);
            return;
        }

        if (await AccountStore.FindAsync(session, AccountId.Get(owner.Id)) is not { } account)
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
        await PostAsync(
            session, account.RootEmail, LetterSender.Accounts, subject, text, origin, texts["NotYou"], new(texts["ResetButton"], address.To("/forgot-password")));
    }

    private async Task TellUserAsync(DbSession session, CredentialOwner owner, FactorChange change, string deviceName, RequestOrigin origin)
    {
        foreach (var each in mailboxes)
        {
            if (await each.FindAsync(session, owner) is { } mailbox)
            {
                var (subject, text) = change switch
                {
                    FactorChange.Added => (texts["UserAddedSubject"], texts["UserAddedText", deviceName, mailbox.UserName, mailbox.Place]),
                    FactorChange.Removed => (texts["UserRemovedSubject"], texts["UserRemovedText", deviceName, mailbox.UserName, mailbox.Place]),
                    FactorChange.Renamed => (texts["UserRenamedSubject"], texts["UserRenamedText", deviceName, mailbox.UserName, mailbox.Place]),
                    FactorChange.MaybeCopied => (texts["UserCopiedSubject"], texts["UserCopiedText", deviceName, mailbox.UserName, mailbox.Place]),
                    FactorChange.RecoveryCodesMade => (texts["UserCodesMadeSubject"], texts["UserCodesMadeText", deviceName, mailbox.UserName, mailbox.Place]),
                    FactorChange.RecoveryCodeUsed => (texts["UserCodeUsedSubject"], texts["UserCodeUsedText", deviceName, mailbox.UserName, mailbox.Place]),
                    FactorChange.PhoneVerified => (texts["UserPhoneSubject"], texts["UserPhoneText", deviceName, mailbox.UserName, mailbox.Place]),
                    FactorChange.PhoneRemoved => (texts["UserNoPhoneSubject"], texts["UserNoPhoneText", deviceName, mailbox.UserName, mailbox.Place]),
                    _ => (texts["UserResyncedSubject"], texts["UserResyncedText", deviceName, mailbox.UserName, mailbox.Place]),
                };
                await PostAsync(
                    session, mailbox.Email, LetterSender.Directory, subject, text, origin, texts["UserNotYou"], new(texts["UserButton"], address.To(mailbox.Path)));
            }
        }
    }

    private Task PostAsync(
        DbSession session, string to, LetterSender sender, string subject, string text, RequestOrigin origin, string notYou, LetterBlock.Button button) =>
        outbox.PostAsync(session, new Letter("mfa-changed", to, sender, subject,
        [
            new LetterBlock.Paragraph(text),
            new LetterBlock.Facts(
            [
                new(texts["When"], clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
                new(texts["Where"], origin.Address),
            ]),
            new LetterBlock.Paragraph(notYou),
            button,
        ]));
}
