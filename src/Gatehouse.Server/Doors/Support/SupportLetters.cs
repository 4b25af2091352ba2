using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Support;

/// <summary>The letters that the forms of this door write.</summary>
internal sealed class SupportLetters(IStringLocalizer<Texts> texts, BrandOptions brand, PublicAddress address, SupportOptions options, SignInLetters signIn)
{
    public Letter Addresses(EmailAddress to, IReadOnlyList<SignInAddress> found, HttpContext context)
    {
        List<LetterBlock> blocks = [new LetterBlock.Paragraph(texts[found.Count > 0 ? "AddressesFound" : "AddressesNone", brand.Name])];
        foreach (var each in found)
        {
            blocks.Add(new LetterBlock.Facts(
            [
                new(texts["FactKind"], texts[each.Kind]),
                .. each.Facts.Select(fact => KeyValuePair.Create(texts[fact.Label].Value, fact.Value)),
                new(texts["FactAddress"], each.Url),
            ]));
            blocks.Add(new LetterBlock.Button(texts["SignIn"], each.Url));
        }

        if (found.Count == 0)
        {
            blocks.Add(new LetterBlock.Button(texts["HowDoYouSignIn"], address.To("/")));
        }

        blocks.Add(signIn.Circumstances(context));
        blocks.Add(new LetterBlock.Paragraph(texts["AddressesIgnore"]));
        return new("sign-in-addresses", to.Text, LetterSender.Accounts, texts["AddressesSubject", brand.Name], blocks);
    }

    /// <summary>To those who answer. What is known about the sender stands apart from what the sender says.</summary>
    public Letter Case(SupportCase told, HttpContext context) => new(
        "support-case",
        options.Mail,
        LetterSender.Accounts,
        texts["CaseSubject", told.Number],
        [
            .. Paragraphs(told.Message),
            new LetterBlock.Facts(
            [
                new(texts["CaseNumber"], told.Number),
                new(texts["CaseFrom"], told.From.Text),
                new(texts["CaseProved"], told.SignedIn is { } who ? texts["CaseProvedYes", who.Kind, who.AccountId] : texts["CaseProvedNo"]),
            ]),
            signIn.Circumstances(context),
        ]);

    /// <summary>To the sender. Only a proved address gets a copy of the message: otherwise anybody could have us write anything to anybody.</summary>
    public Letter Received(SupportCase told, HttpContext context) => new(
        "support-received",
        told.From.Text,
        LetterSender.Accounts,
        texts["ReceivedSubject", told.Number],
        [
            new LetterBlock.Paragraph(texts["ReceivedText", brand.Name, told.Number]),
            .. told.IsFromProved ? Paragraphs(told.Message) : [],
            signIn.Circumstances(context),
            new LetterBlock.Paragraph(texts["ReceivedIgnore"]),
        ]);

    private static IEnumerable<LetterBlock> Paragraphs(string message) =>
        message.Split("\n\n", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(static part => new LetterBlock.Paragraph(part));
}
