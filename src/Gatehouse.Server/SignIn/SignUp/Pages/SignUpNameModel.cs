using Gatehouse.Protocols.Mail;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>The first page of each way in: it reads an address and an account name, and says under each field what is wrong with it.</summary>
internal abstract class SignUpNameModel(IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>Longer input is not sent back: nobody typed it.</summary>
    private const int LongestEchoed = 300;

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? AccountName { get; set; }

    /// <summary>Why the person is here again; names a text.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Again { get; set; }

    public string? AgainText => Again switch
    {
        "expired" => "Expired",
        "form" => "Form",
        "cookies" => "Cookies",
        _ => null,
    };

    /// <summary>What is wrong with none of the fields.</summary>
    public string? Problem { get; protected set; }

    protected IStringLocalizer<Texts> Words { get; } = texts;

    protected EmailAddress? ReadEmail()
    {
        if (EmailAddress.TryRead(Email, out var email))
        {
            return email;
        }

        Refuse(nameof(Email), string.IsNullOrWhiteSpace(Email) ? "SignUpEmailMissing" : "EmailWrong", Email);
        Email = Echo(Email);
        return null;
    }

    protected string? ReadName()
    {
        if (People.Accounts.AccountName.TryRead(AccountName, out var name))
        {
            return name;
        }

        Refuse(nameof(AccountName), string.IsNullOrWhiteSpace(AccountName) ? "SignUpNameMissing" : "SignUpNameWrong", AccountName);
        AccountName = Echo(AccountName);
        return null;
    }

    protected IActionResult Follow(SignUpStartAnswer answer)
    {
        switch (answer)
        {
            case SignUpStartAnswer.Begun { View: var view }:
                return Redirect(SignUpRoutes.For(view));
            case SignUpStartAnswer.TooManyLetters { Wait: var wait }:
                Problem = Words["SignUpTooManyLetters", WaitMinutes.Of(wait)];
                return Page();
            default:
                return RedirectToPage();
        }
    }

    /// <summary>This network starts more sign-ups than people do.</summary>
    protected StatusCodeResult Rush()
    {
        Response.Headers.RetryAfter = "60";
        return StatusCode(StatusCodes.Status429TooManyRequests);
    }

    private void Refuse(string field, string text, string? typed)
    {
        if (Echo(typed) is null)
        {
            ModelState.Remove(field);
        }

        ModelState.AddModelError(field, Words[text]);
    }

    private static string? Echo(string? typed) => typed is { Length: > LongestEchoed } ? null : typed;
}
