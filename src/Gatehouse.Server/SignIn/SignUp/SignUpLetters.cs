using System.Globalization;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp;

/// <summary>The letters of a sign-up, in the language of the page they are sent from.</summary>
internal sealed class SignUpLetters(
    IStringLocalizer<Texts> texts, BrandOptions brand, CodeOptions codes, PublicAddress address, SignInLetters signIn)
{
    public Letter Code(string to, string code, HttpContext context) => new(
        "sign-up-code",
        to,
        LetterSender.Accounts,
        texts["SignUpCodeLetterSubject", brand.Name, code],
        [
            new LetterBlock.Paragraph(texts["SignUpCodeLetterText", brand.Name, Minutes(codes.Lifetime)]),
            new LetterBlock.Code(code),
            signIn.Circumstances(context),
            new LetterBlock.Paragraph(texts["SignUpCodeLetterNotYou"]),
        ]);

    /// <summary>Only the address's own person may learn that it has an account; the page shows nothing of it.</summary>
    public Letter EmailInUse(string to, HttpContext context) => new(
        "sign-up-email-in-use",
        to,
        LetterSender.Accounts,
        texts["SignUpInUseLetterSubject", brand.Name],
        [
            new LetterBlock.Paragraph(texts["SignUpInUseLetterText", brand.Name]),
            signIn.Circumstances(context),
            new LetterBlock.Button(texts["SignUpInUseLetterButton"], address.To("/signin")),
            new LetterBlock.Paragraph(texts["SignUpInUseLetterReset", address.To("/forgot-password")]),
            new LetterBlock.Paragraph(texts["SignUpInUseLetterPlus", PlusExample(to)]),
        ]);

    /// <summary>To an address whose account is gone for good.</summary>
    public Letter EmailRetired(string to, HttpContext context) => new(
        "sign-up-email-retired",
        to,
        LetterSender.Accounts,
        texts["SignUpRetiredLetterSubject", brand.Name],
        [
            new LetterBlock.Paragraph(texts["SignUpRetiredLetterText", brand.Name]),
            signIn.Circumstances(context),
            new LetterBlock.Paragraph(texts["SignUpInUseLetterPlus", PlusExample(to)]),
        ]);

    public Letter Welcome(Account account) => new(
        "welcome",
        account.RootEmail,
        LetterSender.Accounts,
        texts["SignUpWelcomeLetterSubject", brand.Name],
        [
            new LetterBlock.Paragraph(texts["SignUpWelcomeLetterText", brand.Name]),
            new LetterBlock.Facts(
            [
                new(texts["SignUpAccountId"], account.Id.Digits),
                new(texts["SignUpAccountName"], account.Name),
                new(texts["RootEmail"], account.RootEmail),
                new(texts["SignUpWelcomeLetterAddress"], address.To("/signin")),
            ]),
            new LetterBlock.Button(texts["SignUpInUseLetterButton"], address.To("/signin")),
            new LetterBlock.Paragraph(texts["SignUpWelcomeLetterAdvice"]),
        ]);

    private static string PlusExample(string to)
    {
        var at = to.LastIndexOf('@');
        return $"{to[..at]}+2{to[at..]}";
    }

    private static string Minutes(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalMinutes)).ToString(CultureInfo.CurrentCulture);
}
