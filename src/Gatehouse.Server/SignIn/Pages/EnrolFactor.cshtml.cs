using System.Globalization;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A first authenticator app at the door, where the account wants one: picture, secret key, name and codes.</summary>
internal sealed class EnrolFactorModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, DeviceEnrolments enrolments)
    : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? DeviceName { get; set; }

    /// <summary>The secret key, sealed: it travels through the form and is stored nowhere until its codes were right.</summary>
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Code1 { get; set; }

    [BindProperty]
    public string? Code2 { get; set; }

    public TotpSecret Secret { get; private set; } = null!;

    public string? Problem { get; private set; }

    public string Picture => "data:image/png;base64," + Convert.ToBase64String(Secret.QrPng);

    public bool AsksTwice => UserKindRules.Of(View.Attempt.Kind).EnrolsWithTwoCodes;

    /// <summary>Until when it can be put off; nothing when it cannot.</summary>
    public string? SkipUntil => View.Facts.Mfa.SkipUntil?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    protected override Prompt Shows => Prompt.EnrolFactor;

    public async Task<IActionResult> OnPostAsync()
    {
        // An empty field is no guess: nothing is counted.
        Require(nameof(DeviceName), DeviceName, Words["EnrolNameMissing"]);
        Require(nameof(Code1), Code1, Words["MfaCodeMissing"]);
        return ModelState.IsValid
            ? await SubmitAsync(new SignInPost.Enrolment(DeviceName!.Trim(), Token ?? "", Code1!, Code2))
            : await OnGetAsync();
    }

    public Task<IActionResult> OnPostSkipAsync() => SubmitAsync(new SignInPost.SkipEnrolment());

    protected override Task PrepareAsync(SignInView view)
    {
        var started = enrolments.Show(view.Attempt, Token);
        (Token, Secret) = (started.Token, started.Secret);
        ModelState.Remove(nameof(Token));
        return Task.CompletedTask;
    }

    protected override void Tell(SignInNotice notice)
    {
        if (notice is not SignInNotice.NotEnrolled { Refusal: var refusal })
        {
            return;
        }

        switch (refusal.Code)
        {
            case Gatehouse.Server.People.Users.Devices.DeviceName.Invalid:
                ModelState.AddModelError(nameof(DeviceName), Words["EnrolNameInvalid"]);
                break;
            case FactorRefusals.Taken:
                ModelState.AddModelError(nameof(DeviceName), Words["EnrolNameTaken"]);
                break;
            case FactorRefusals.Throttling:
                Problem = Words["EnrolThrottled", WaitMinutes.Of(refusal.RetryAfter ?? TimeSpan.Zero)];
                break;
            case FactorRefusals.Expired:
                Problem = Words["EnrolExpired"];
                break;
            default:
                ModelState.AddModelError(AsksTwice ? nameof(Code2) : nameof(Code1), Words["EnrolCodesWrong"]);
                break;
        }
    }

    private void Require(string field, string? typed, string problem)
    {
        if (string.IsNullOrWhiteSpace(typed))
        {
            ModelState.AddModelError(field, problem);
        }
    }
}
