using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Support.Pages;

/// <summary>Takes a question to those who run the installation, signed in or not. It looks nothing up for anybody.</summary>
internal sealed class SupportModel(
    SupportDesk desk,
    SupportOptions options,
    Database database,
    BrowserSessions sessions,
    SecurityChecks checks,
    SignInOptions signIn,
    MailReadiness mail,
    NetworkLimits limits,
    PublicAddress address,
    IStringLocalizer<Texts> texts) : CheckedPageModel(checks, signIn)
{
    public const int LongestMessage = 5000;
    private const int LongestShown = 20_000;

    [BindProperty]
    public string? Message { get; set; }

    /// <summary>What led here, so that the message begins with what is needed to help; anything else says nothing.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Topic { get; set; }

    /// <summary>The account this browser is signed in to.</summary>
    public AccountId? AccountId { get; private set; }

    /// <summary>Where questions go; empty where nobody said.</summary>
    public string Mail => options.Mail;

    public bool TakesMessages => options.Mail.Length > 0 && mail.CanSend;

    public string Host => address.Origin.Host;

    public async Task<IActionResult> OnGetAsync()
    {
        Email = (await FindSignedInAsync())?.Email?.Text;
        Message = Topic == "lost-mfa" ? texts["LostMfaMessage"].Value : null;
        return TakesMessages ? await ShowAsync() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        var signedIn = await FindSignedInAsync();
        if (!TakesMessages)
        {
            return Page();
        }

        if (!limits.TryPass("support", HttpContext))
        {
            return TooMany();
        }

        if (Refresh is not null)
        {
            return await ShowAsync();
        }

        var email = ReadEmail(texts["EmailMissing"], texts["EmailWrong"]);
        if (!ReadMessage() || email is null)
        {
            return await ShowAsync();
        }

        if (!await PassesCheckAsync())
        {
            ModelState.AddModelError(nameof(ChallengeAnswer), texts["CheckWrong"]);
            return await ShowAsync();
        }

        if (await desk.OpenCaseAsync(email, Message!, signedIn, HttpContext) is { } number)
        {
            return Redirect("/support/sent?case=" + number);
        }

        ModelState.AddModelError(nameof(Email), texts["TooManyMessages"]);
        return await ShowAsync();
    }

    private async Task<SignedIn?> FindSignedInAsync()
    {
        if (await sessions.FindAsync(HttpContext) is not { AccountId: { } id } session)
        {
            return null;
        }

        AccountId = id;
        var account = await database.ReadAsync(db => AccountStore.FindAsync(db, id), HttpContext.RequestAborted);
        var email = session.Owner == account?.Root && EmailAddress.TryRead(account.RootEmail, out var read) ? read : null;
        return new SignedIn(session.Kind, id.Digits, email);
    }

    private bool ReadMessage()
    {
        var problem = string.IsNullOrWhiteSpace(Message) ? texts["MessageMissing"]
            : Message.Length > LongestMessage ? texts["MessageTooLong", LongestMessage]
            : null;
        if (problem is null)
        {
            return true;
        }

        if (Message?.Length > LongestShown)
        {
            Message = Message[..LongestShown];
        }

        ModelState.AddModelError(nameof(Message), problem);
        return false;
    }
}
