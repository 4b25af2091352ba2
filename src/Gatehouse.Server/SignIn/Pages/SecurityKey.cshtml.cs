using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>The owner's security key or passkey, after the password. Any of them will do, whichever was used last.</summary>
internal sealed class SecurityKeyModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, PasskeyCheck check)
    : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    [BindProperty]
    public bool Trust { get; set; }

    /// <summary>Whether this browser may be trusted from now on. Then the key is asked for by a click: who is asked at once cannot tick anything.</summary>
    public bool OffersTrust => !IsStepUp && SecondFactor.OffersTrust(View.Facts);

    /// <summary>The question for the browser; each page asks a new one.</summary>
    public StartedPasskey Started { get; private set; } = null!;

    public string? Problem { get; private set; }

    protected override Prompt Shows => Prompt.AskPasskey;

    /// <summary>A form that was sent without an answer is no try: the page is shown again.</summary>
    public Task<IActionResult> OnPostAsync() =>
        string.IsNullOrEmpty(Answer) ? OnGetAsync() : SubmitAsync(new SignInPost.Passkey(Token ?? "", Answer, Trust));

    protected override async Task PrepareAsync(SignInView view)
    {
        Started = await check.StartAsync(CredentialOwner.Read(view.Attempt.Owner), passwordless: false, view.Id, HttpContext.RequestAborted);
        ModelState.Clear();
    }

    protected override void Tell(SignInNotice notice)
    {
        if (notice is SignInNotice.PasskeyWrong { Wait: var wait })
        {
            Problem = Words["KeyWrong", WaitMinutes.Of(wait)];
        }
    }
}
