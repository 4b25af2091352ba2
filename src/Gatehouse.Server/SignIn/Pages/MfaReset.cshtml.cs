using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Everything else was proved: which devices are lost, and are taken away.</summary>
internal sealed class MfaResetModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : FactorStepModel(flow, remembered, texts)
{
    [BindProperty]
    public List<string> Serials { get; set; } = [];

    /// <summary>The button that keeps them all.</summary>
    [BindProperty]
    public string? Keep { get; set; }

    protected override Prompt Shows => Prompt.ChooseReset;

    public async Task<IActionResult> OnPostAsync()
    {
        if (Keep is null && Serials.Count == 0)
        {
            ModelState.AddModelError(nameof(Serials), Words["AltResetNone"]);
            return await OnGetAsync();
        }

        return await SubmitAsync(new AlternativePost.Move(Shows, new AlternativeMove.ChooseReset(Keep is null ? Serials : [])));
    }
}
