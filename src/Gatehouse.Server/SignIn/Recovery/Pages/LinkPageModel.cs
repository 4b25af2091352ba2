using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.People.Credentials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Recovery.Pages;

/// <summary>A page that a recovery link opens. Opening it looks at the link; only the post of its form takes it.</summary>
internal abstract class LinkPageModel(RecoveryFlow flow, NetworkLimits limits, PasswordWords words, IStringLocalizer<Texts> texts) : PageModel
{
    /// <summary>Every post brings the token again: nothing this browser did before stands in for it.</summary>
    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? ConfirmPassword { get; set; }

    public string? Again { get; private set; }

    /// <summary>The account, where the form may be shown.</summary>
    public RecoveryAnswer Answer { get; private set; } = new RecoveryAnswer.Dead(LinkState.Unknown);

    protected IStringLocalizer<Texts> Words { get; } = texts;

    protected abstract string Kind { get; }

    protected abstract string DonePath { get; }

    public async Task<IActionResult> OnGetAsync([FromQuery] string? again)
    {
        Again = AgainText.For(again);
        return Show(await flow.FindAsync(HttpContext, Kind, Token));
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!limits.TryPass("recovery-link", HttpContext))
        {
            Response.Headers.RetryAfter = "60";
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        // The link first: nobody learns the rules of a form that is not theirs, and an empty form costs no hash.
        var found = await flow.FindAsync(HttpContext, Kind, Token);
        if (found is not RecoveryAnswer.Open)
        {
            return Show(found);
        }

        var fits = TryReadEmail(out var email) & TryReadPassword(out var chosen);
        if (!fits)
        {
            return Show(found);
        }

        var answer = await flow.SetAsync(HttpContext, Kind, Token, chosen!, email);
        switch (answer)
        {
            case RecoveryAnswer.Done:
                return Redirect(DonePath);
            case RecoveryAnswer.Busy:
                Response.Headers.RetryAfter = "5";
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
            case RecoveryAnswer.Refused { Why: var why }:
                foreach (var sentence in words.Of(why))
                {
                    ModelState.AddModelError(nameof(NewPassword), sentence);
                }

                break;
            case RecoveryAnswer.EmailTaken:
                TellEmailTaken();
                break;
        }

        return Show(answer);
    }

    /// <summary>Reads the new address, where the page asks for one, and tells what is wrong with it.</summary>
    protected virtual bool TryReadEmail(out EmailAddress? email)
    {
        email = null;
        return true;
    }

    protected virtual void TellEmailTaken()
    {
    }

    /// <summary>Whose password it is, where the form is shown.</summary>
    protected static RecoverySubject? SubjectOf(RecoveryAnswer answer) => answer switch
    {
        RecoveryAnswer.Open { Subject: var subject } => subject,
        RecoveryAnswer.Refused { Subject: var subject } => subject,
        RecoveryAnswer.EmailTaken { Subject: var subject } => subject,
        _ => null,
    };

    protected virtual void Prepare(RecoveryAnswer answer)
    {
    }

    private bool TryReadPassword(out PlainPassword? chosen)
    {
        chosen = string.IsNullOrEmpty(NewPassword) ? null : PlainPassword.From(NewPassword);
        if (chosen is null)
        {
            ModelState.AddModelError(nameof(NewPassword), Words["RecoveryPasswordMissing"]);
        }
        else if (!chosen.Is(PlainPassword.From(ConfirmPassword ?? "")))
        {
            ModelState.AddModelError(nameof(ConfirmPassword), Words["RecoveryPasswordsDiffer"]);
            return false;
        }

        return chosen is not null;
    }

    private PageResult Show(RecoveryAnswer answer)
    {
        Answer = answer;
        Response.StatusCode = answer switch
        {
            RecoveryAnswer.Dead { State: LinkState.Unknown } => StatusCodes.Status404NotFound,
            RecoveryAnswer.Dead => StatusCodes.Status410Gone,
            RecoveryAnswer.SignOutFirst => StatusCodes.Status409Conflict,
            _ => StatusCodes.Status200OK,
        };
        Prepare(answer);
        return Page();
    }
}
