using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

internal sealed class CodeModel(SignUpFlow flow, RememberedSignIn remembered, NetworkLimits limits, IStringLocalizer<Texts> texts)
    : SignUpStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Code { get; set; }

    [BindProperty]
    public string? Resend { get; set; }

    public string? Problem { get; private set; }

    public string? Sent { get; private set; }

    protected override SignUpPrompt Shows => SignUpPrompt.AskCode;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Resend is not null)
        {
            if (limits.TryPass("sign-up-letters", HttpContext))
            {
                return await SubmitAsync(new SignUpPost.Resend());
            }

            Response.Headers.RetryAfter = "60";
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        if (!string.IsNullOrWhiteSpace(Code))
        {
            return await SubmitAsync(new SignUpPost.Code(Code));
        }

        ModelState.AddModelError(nameof(Code), Words["CodeMissing"]);
        return await OnGetAsync();
    }

    protected override void Tell(SignUpNotice notice)
    {
        switch (notice)
        {
            case SignUpNotice.CodeWrong:
                ModelState.AddModelError(nameof(Code), Words["CodeWrong"]);
                break;
            case SignUpNotice.CodeDead:
                Problem = Words["CodeDead"];
                break;
            case SignUpNotice.CodeSent:
                Sent = Words["CodeSent"];
                break;
            case SignUpNotice.ResendTooSoon { Wait: var wait }:
                Problem = Words["CodeTooSoon", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))];
                break;
            case SignUpNotice.NoMoreCodes:
                Problem = Words["SignUpCodeNoMore"];
                break;
            case SignUpNotice.TooManyLetters { Wait: var wait }:
                Problem = Words["SignUpTooManyLetters", WaitMinutes.Of(wait)];
                break;
        }
    }
}
