using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users.Passwords;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>An IAM user's own password. Whoever has none here is led to the page that they have.</summary>
internal sealed class MyPasswordModel(PageTools tools) : IamPage(tools)
{
    private const string Back = "/console/security-credentials";

    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? ConfirmPassword { get; set; }

    /// <summary>What the account asks of a password, as far as the visitor may know it.</summary>
    public string? Demands { get; private set; }

    protected override bool AsksForProof => true;

    protected override bool ProvesPassword => true;

    private bool IsForVisitor => Visitor.Caller.UserName is not null && Visitor.Session.BaseId is null;

    public async Task<IActionResult> OnGetAsync() => IsForVisitor ? await ShowAsync() : Redirect(Back);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!IsForVisitor)
        {
            return Redirect(Back);
        }

        // An empty field is no guess, and two new passwords that differ are no wish: nothing is counted.
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

        if (!ModelState.IsValid)
        {
            return await ShowAsync();
        }

        var change = New<ChangePassword>();
        change.KnownBrowser = await Entrance.FindKnownBrowserAsync(HttpContext, Visitor);
        var answer = await TryAsync(change, new() { OldPassword = CurrentPassword!, NewPassword = NewPassword! });
        if (answer.Refusal is not { } refusal)
        {
            return Finish(Back, "Password");
        }

        return refusal.Code == "ServiceUnavailable" ? TooBusy() : await TellAsync(answer, refusal, change.Judgement);
    }

    private async Task<IActionResult> TellAsync(Answer<Nothing> answer, Refusal refusal, NewPassword? judgement)
    {
        switch (judgement)
        {
            case Gatehouse.Server.People.Users.Passwords.NewPassword.AgainstRules { Problems: var problems }:
                Tell(nameof(NewPassword), PasswordWords.Describe(problems, Words));
                break;
            case Gatehouse.Server.People.Users.Passwords.NewPassword.UsedBefore { Remembered: var count }:
                Tell(nameof(NewPassword), Words["PasswordUsedBefore", count]);
                break;
            case Gatehouse.Server.People.Users.Passwords.NewPassword.Leaked:
                Tell(nameof(NewPassword), Words["PasswordKnown"]);
                break;
            default:
                TellOther(answer, refusal);
                break;
        }

        return await ShowAsync();
    }

    private void TellOther(Answer<Nothing> answer, Refusal refusal)
    {
        if (refusal.PrivateReason == PasswordProof.WrongReason && answer.Missing is null)
        {
            Tell(nameof(CurrentPassword), Words["CurrentPasswordWrong"]);
        }
        else if (refusal.Code == "Throttling")
        {
            Problem = Words["TooManyTries", Waits.Describe(Words, refusal.RetryAfter)];
        }
        else if (refusal.Kind == RefusalKind.Conflict)
        {
            Problem = Words["PasswordChangedMeanwhile"];
        }
        else
        {
            Accept(answer);
        }
    }

    private StatusCodeResult TooBusy()
    {
        Response.Headers.RetryAfter = "5";
        return StatusCode(StatusCodes.Status503ServiceUnavailable);
    }

    private async Task<IActionResult> ShowAsync()
    {
        var policy = (await TryAsync(New<GetAccountPasswordPolicy>(), new GetAccountPasswordPolicyRequest())).Value?.PasswordPolicy;
        Demands = PasswordDemands.Describe(policy, Words);
        return Page();
    }
}
