using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>The letters of a sign-in, in the language of the page they are sent from.</summary>
internal sealed class SignInLetters(IStringLocalizer<Texts> texts, BrandOptions brand, CodeOptions codes, PublicAddress address, TimeProvider clock)
{
    public Letter VerificationCode(string to, string code, HttpContext context) => new(
        "verification-code",
        to,
        LetterSender.Accounts,
        texts["CodeLetterSubject", brand.Name, code],
        [
            new LetterBlock.Paragraph(texts["CodeLetterText", brand.Name, Minutes(codes.Lifetime)]),
            new LetterBlock.Code(code),
            Circumstances(context),
            new LetterBlock.Paragraph(texts["CodeLetterNotYou"]),
        ]);

    public Letter FailedSignIns(string to, Account account, HttpContext context) => new(
        "failed-sign-ins",
        to,
        LetterSender.Accounts,
        texts["FailuresLetterSubject", brand.Name],
        [
            new LetterBlock.Paragraph(texts["FailuresLetterText", account.Name, account.Id.Dashed]),
            Circumstances(context),
            new LetterBlock.Paragraph(texts["FailuresLetterAdvice"]),
            new LetterBlock.Button(texts["FailuresLetterButton"], address.To("/signin")),
        ]);

    public Letter FailedSignIns(string to, DirectoryUser user, string portal, HttpContext context) => new(
        "failed-sign-ins",
        to,
        LetterSender.Directory,
        texts["FailuresLetterSubject", brand.Name],
        [
            new LetterBlock.Paragraph(texts["PortalFailuresLetterText", user.UserName]),
            Circumstances(context),
            new LetterBlock.Paragraph(texts["PortalFailuresLetterAdvice"]),
            new LetterBlock.Button(texts["PortalLetterButton"], address.To("/start/" + portal)),
        ]);

    /// <summary>When, from where and in which browser: what a person needs to tell their own doing from somebody else's.</summary>
    public LetterBlock.Facts Circumstances(HttpContext context)
    {
        var origin = RequestOrigins.Of(context);
        return new(
        [
            new(texts["LetterWhen"], clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", System.Globalization.CultureInfo.InvariantCulture)),
            new(texts["LetterWhere"], origin.Address),
            new(texts["LetterBrowser"], BrowserLabel.Of(origin.UserAgent)),
        ]);
    }

    private static string Minutes(TimeSpan span) => Math.Max(1, (int)Math.Ceiling(span.TotalMinutes)).ToString(System.Globalization.CultureInfo.CurrentCulture);
}
