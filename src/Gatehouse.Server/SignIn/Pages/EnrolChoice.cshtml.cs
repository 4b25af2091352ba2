using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>What kind of device it is to be; each kind has a page of its own.</summary>
internal sealed class EnrolChoiceModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : EnrolStepModel(flow, remembered, texts)
{
    [BindProperty]
    public string? Kind { get; set; }

    public override bool OffersOther => false;

    public bool Takes(string kind) => View.Facts.Mfa.Kinds.Contains(kind);

    public async Task<IActionResult> OnPostAsync()
    {
        var shown = await OnGetAsync();
        return shown is PageResult && Kind is not null && Takes(Kind) ? Redirect(To(PromptRoutes.EnrolmentOf(Kind))) : shown;
    }

    public Task<IActionResult> OnPostSkipAsync() => SubmitAsync(new SignInPost.SkipEnrolment());
}
