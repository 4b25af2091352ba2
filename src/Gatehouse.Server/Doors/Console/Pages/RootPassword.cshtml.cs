using Gatehouse.Server.Access;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Credentials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages;

/// <summary>The root user's own password. Whoever is not the root user is led to the page that they have.</summary>
internal sealed class RootPasswordModel(ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, ChangeRootPassword change)
    : ConsolePage(entrance, runner, texts)
{
    private const string Back = "/console/security-credentials";

    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? ConfirmPassword { get; set; }

    protected override bool AsksForProof => true;

    protected override bool ProvesPassword => true;

    public IActionResult OnGet() => Visitor.IsRoot ? Page() : Redirect(Back);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!JudgeFields())
        {
            return Page();
        }

        var known = await Entrance.FindKnownBrowserAsync(HttpContext, Visitor);
        var outcome = await RunAsync(change, new(PlainPassword.From(CurrentPassword!), PlainPassword.From(NewPassword!), known));
        if (RefusalOf(outcome) is not { } refusal)
        {
            return Finish(Back, "Password");
        }

        switch (refusal.Code)
        {
            case PasswordProof.Busy:
                Response.Headers.RetryAfter = "5";
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
            case PasswordProof.Wrong:
                Tell(nameof(CurrentPassword), Words["CurrentPasswordWrong"]);
                break;
            case PasswordProof.TooMany:
                Problem = Words["TooManyTries", Waits.Describe(Words, refusal.RetryAfter)];
                break;
            case ChangeRootPassword.NotGoodEnough:
                Tell(nameof(NewPassword), PasswordWords.Describe(change.Problems, Words));
                break;
            case ChangeRootPassword.Recent:
                Tell(nameof(NewPassword), Words["NewPasswordRecent"]);
                break;
            case ChangeRootPassword.Leaked:
                Tell(nameof(NewPassword), Words["PasswordKnown"]);
                break;
            default:
                Problem = Words["PasswordChangedMeanwhile"];
                break;
        }

        return Page();
    }

    /// <summary>An empty field is no guess, and two new passwords that differ are no wish: nothing is counted.</summary>
    private bool JudgeFields()
    {
        if (string.IsNullOrEmpty(CurrentPassword))
        {
            Tell(nameof(CurrentPassword), Words["CurrentPasswordMissing"]);
        }

        if (string.IsNullOrEmpty(NewPassword))
        {
            Tell(nameof(NewPassword), Words["NewPasswordMissing"]);
        }
        else if (ConfirmPassword != NewPassword)
        {
            Tell(nameof(ConfirmPassword), Words["ConfirmPasswordDiffers"]);
        }

        return ModelState.IsValid;
    }
}
