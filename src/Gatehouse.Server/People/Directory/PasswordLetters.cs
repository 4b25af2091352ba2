using System.Globalization;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.People.Directory;

/// <summary>Tells people of a directory that their password was changed: whoever did it may have been somebody else.</summary>
internal sealed class PasswordLetters(Outbox outbox, IStringLocalizer<Texts> texts, PublicAddress address, TimeProvider clock)
{
    /// <summary>Nobody is told who has no address.</summary>
    public async Task ChangedAsync(DbSession session, DirectoryUser user, RequestOrigin origin)
    {
        if (user.Email is not { } email || await WorkforceDirectoryStore.FindAsync(session, user.DirectoryId) is not { } directory)
        {
            return;
        }

        await outbox.PostAsync(session, new Letter("password-changed", email, LetterSender.Directory, texts["PasswordChangedSubject"],
        [
            new LetterBlock.Paragraph(texts["PasswordChangedText", user.UserName, directory.Name ?? directory.Address]),
            new LetterBlock.Facts(
            [
                new(texts["When"], clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture)),
                new(texts["Where"], origin.Address),
            ]),
            new LetterBlock.Paragraph(texts["NotYou"]),
            new LetterBlock.Button(texts["PortalButton"], address.To("/start/" + directory.Address)),
        ]));
    }
}
