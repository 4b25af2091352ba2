using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>The code by text or call: first how it shall come, then what it is.</summary>
internal sealed class PhoneCodeModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts)
    : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The button of a way that was chosen.</summary>
    [BindProperty]
    public string? Send { get; set; }

    [BindProperty]
    public string? Leave { get; set; }

    public string? Problem { get; private set; }

    public string? Sent { get; private set; }

    public string Target => PhoneCodeSteps.TargetOf(View.Attempt, View.Facts)?.Masked ?? "";

    public bool IsAlternative => View.Attempt.Alternative is not null;

    /// <summary>Something was sent, so there is something to type.</summary>
    public bool IsSent => View.Attempt.PhoneCode is { CodeId: not null };

    protected override Prompt Shows => Prompt.AskPhoneCode;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Leave is not null)
        {
            return await SubmitAsync(new AlternativePost.Move(Shows, new AlternativeMove.Leave()));
        }

        if (Send is not null)
        {
            return await SubmitAsync(new AlternativePost.SendToPhone(Send == nameof(PhoneWay.Call) ? PhoneWay.Call : PhoneWay.Text));
        }

        if (!string.IsNullOrWhiteSpace(Code))
        {
            return await SubmitAsync(new AlternativePost.PhoneCode(Code));
        }

        // An empty field is no guess: nothing is counted.
        ModelState.AddModelError(nameof(Code), Words["PhoneCodeMissing"]);
        return await OnGetAsync();
    }

    protected override Task PrepareAsync(SignInView view)
    {
        // The phone has had its share of messages, whoever asked for them.
        Problem = view.Attempt.PhoneCode is { CodeId: null, Proved: false } ? Words["PhoneCodeAllowance"].Value : null;
        return Task.CompletedTask;
    }

    protected override void Tell(SignInNotice notice)
    {
        switch (notice)
        {
            case SignInNotice.CodeWrong:
                ModelState.AddModelError(nameof(Code), Words["PhoneCodeWrong"]);
                break;
            case SignInNotice.CodeThrottled { Wait: var wait }:
                ModelState.AddModelError(nameof(Code), Words["CodeThrottled", WaitMinutes.Of(wait)]);
                break;
            case SignInNotice.CodeDead:
                Problem ??= Words["PhoneCodeDead"];
                break;
            case SignInNotice.CodeSent when IsSent:
                Sent = Words[View.Attempt.PhoneCode!.Way == PhoneWay.Call ? "PhoneCodeCalled" : "PhoneCodeTexted"];
                break;
            case SignInNotice.ResendTooSoon { Wait: var wait }:
                Problem ??= Words["CodeTooSoon", Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds))];
                break;
            case SignInNotice.NoMoreCodes:
                Problem ??= Words["CodeNoMore"];
                break;
        }
    }
}
