using System.Globalization;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Handshakes;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.People.Organizations;

/// <summary>Tells the owner of a root e-mail what an organization did or asks.</summary>
internal sealed class OrganizationLetters(Outbox outbox, IStringLocalizer<Texts> texts, BrandOptions brand, PublicAddress address)
{
    public async Task CreatedAsync(DbSession session, Organization organization, Account account)
    {
        var management = await ManagementAsync(session, organization);
        await PostAsync(
            session,
            "account-created",
            account.RootEmail,
            texts["CreatedSubject", brand.Name],
            new LetterBlock.Paragraph(texts["CreatedText", management.Name, management.Id.Dashed, account.Name, account.Id.Dashed]),
            new LetterBlock.Paragraph(texts["CreatedPassword"]),
            new LetterBlock.Button(texts["CreatedButton"], address.To("/forgot-password")));
    }

    public async Task InvitedAsync(DbSession session, Organization organization, Account account, Handshake handshake)
    {
        var management = await ManagementAsync(session, organization);
        var until = handshake.ExpiresAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
        List<LetterBlock> blocks = [new LetterBlock.Paragraph(texts["InvitedText", management.Name, management.Id.Dashed, account.Name, account.Id.Dashed])];
        if (handshake.Notes is { Length: > 0 } notes)
        {
            blocks.Add(new LetterBlock.Paragraph(texts["InvitedNotes", notes]));
        }

        blocks.Add(new LetterBlock.Button(texts["InvitedButton"], address.To("/console/organizations/invitations")));
        blocks.Add(new LetterBlock.Paragraph(texts["InvitedUntil", until]));
        await PostAsync(session, "organization-invitation", account.RootEmail, texts["InvitedSubject"], [.. blocks]);
    }

    private static async Task<Account> ManagementAsync(DbSession session, Organization organization) =>
        (await AccountStore.FindAsync(session, organization.ManagementAccountId))!;

    private Task PostAsync(DbSession session, string kind, string to, string subject, params LetterBlock[] blocks) =>
        outbox.PostAsync(session, new Letter(kind, to, LetterSender.Accounts, subject, blocks));
}
