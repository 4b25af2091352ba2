using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

internal sealed class ChallengeModel(SignInFlow flow, RememberedSignIn remembered, SecurityChecks checks, IStringLocalizer<Texts> texts)
    : SignInStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? ChallengeId { get; set; }

    [BindProperty]
    public string? ChallengeAnswer { get; set; }

    [BindProperty]
    public string? Refresh { get; set; }

    /// <summary>After a wrong password: how many minutes the text tells to wait.</summary>
    [BindProperty(SupportsGet = true)]
    public int? Wait { get; set; }

    public string? Problem { get; private set; }

    protected override Prompt Shows => Prompt.AskChallenge;

    public Task<IActionResult> OnPostAsync() =>
        Refresh is not null ? OnGetAsync() : SubmitAsync(new SignInPost.Challenge(ChallengeId, ChallengeAnswer));

    protected override async Task PrepareAsync(SignInView view)
    {
        ChallengeId = await checks.IssueAsync(HttpContext.RequestAborted);
        ModelState.Clear();
        Problem = Wait is > 0 and <= 24 * 60 ? Words["NoMatch", Wait].Value : null;
    }

    protected override void Tell(SignInNotice notice) => ModelState.AddModelError(nameof(ChallengeAnswer), Words["ChallengeWrong"]);
}
