using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A first authenticator app at the door: picture, secret key, name and codes.</summary>
internal sealed class EnrolAppModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, DeviceEnrolments enrolments)
    : EnrolStepModel(flow, remembered, texts)
{
    /// <summary>The secret key, sealed: it travels through the form and is stored nowhere until its codes were right.</summary>
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Code1 { get; set; }

    [BindProperty]
    public string? Code2 { get; set; }

    public TotpSecret Secret { get; private set; } = null!;

    public string Picture => "data:image/png;base64," + Convert.ToBase64String(Secret.QrPng);

    public bool AsksTwice => UserKindRules.Of(View.Attempt.Kind).EnrolsWithTwoCodes;

    protected override string ProofField => AsksTwice ? nameof(Code2) : nameof(Code1);

    public async Task<IActionResult> OnPostAsync()
    {
        Require(nameof(DeviceName), DeviceName, Words["EnrolNameMissing"]);
        Require(nameof(Code1), Code1, Words["MfaCodeMissing"]);
        return ModelState.IsValid
            ? await SubmitAsync(new SignInPost.Enrolment(DeviceName!.Trim(), Token ?? "", Code1!, Code2))
            : await OnGetAsync();
    }

    protected override bool Fits(SignInView view) => view.Facts.Mfa.Kinds.Contains(MfaDevice.Totp);

    protected override Task PrepareAsync(SignInView view)
    {
        var started = enrolments.Show(view.Attempt, Token);
        (Token, Secret) = (started.Token, started.Secret);
        ModelState.Remove(nameof(Token));
        return Task.CompletedTask;
    }
}
