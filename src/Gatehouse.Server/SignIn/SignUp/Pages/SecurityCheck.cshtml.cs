using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

internal sealed class SecurityCheckModel(SignUpFlow flow, RememberedSignIn remembered, SecurityChecks checks, IStringLocalizer<Texts> texts)
    : SignUpStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? ChallengeId { get; set; }

    [BindProperty]
    public string? ChallengeAnswer { get; set; }

    [BindProperty]
    public string? Refresh { get; set; }

    protected override SignUpPrompt Shows => SignUpPrompt.AskChallenge;

    public Task<IActionResult> OnPostAsync() =>
        Refresh is not null ? OnGetAsync() : SubmitAsync(new SignUpPost.Challenge(ChallengeId, ChallengeAnswer));

    protected override async Task PrepareAsync()
    {
        ChallengeId = await checks.IssueAsync(HttpContext.RequestAborted);
        ModelState.Clear();
    }

    protected override void Tell(SignUpNotice notice) => ModelState.AddModelError(nameof(ChallengeAnswer), Words["ChallengeWrong"]);
}
