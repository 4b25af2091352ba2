using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

internal sealed class EmailCodeModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts)
    : SignInStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Resend { get; set; }

    /// <summary>Back to the device that was said to be lost.</summary>
    [BindProperty]
    public string? Leave { get; set; }

    public bool IsAlternative => View.Attempt.Alternative is not null;

    public string? Problem { get; private set; }

    public string? Sent { get; private set; }

    protected override Prompt Shows => Prompt.AskEmailCode;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Leave is not null)
        {
            return await SubmitAsync(new AlternativePost.Move(Shows, new AlternativeMove.Leave()));
        }

        if (Resend is not null)
        {
            return await SubmitAsync(new SignInPost.Resend());
        }

        if (!string.IsNullOrWhiteSpace(Code))
        {
            return await SubmitAsync(new SignInPost.EmailCode(Code));
        }

        ModelState.AddModelError(nameof(Code), Words["CodeMissing"]);
        return await OnGetAsync();
    }

    protected override void Tell(SignInNotice notice)
    {
        switch (notice)
        {
            case SignInNotice.CodeWrong:
                ModelState.AddModelError(nameof(Code), Words["CodeWrong"]);
                break;
            case SignInNotice.CodeThrottled { Wait: var wait }:
                ModelState.AddModelError(nameof(Code), Words["CodeThrottled", WaitMinutes.Of(wait)]);
                break;
            case SignInNotice.CodeDead:
                Problem = Words["CodeDead"];
                break;
            case SignInNotice.CodeSent:
                Sent = Words["CodeSent"];
                break;
            case SignInNotice.ResendTooSoon { Wait: var wait }:
                Problem = Words["CodeTooSoon", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))];
                break;
            case SignInNotice.NoMoreCodes:
                Problem = Words["CodeNoMore"];
                break;
        }
    }
}
