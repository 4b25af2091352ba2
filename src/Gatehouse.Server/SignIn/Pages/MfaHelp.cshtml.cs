using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>What to do when the device does not work or is gone. Shown only to somebody whose password was right.</summary>
internal sealed class MfaHelpModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, Database database, ClockDiagnosis diagnosis)
    : FactorStepModel(flow, remembered, texts)
{
    /// <summary>Whom the account's users ask, in its own words.</summary>
    public string? Help { get; private set; }

    public bool CanResync => View.Prompt == Prompt.AskTotp;

    /// <summary>Whose clock seems to be wrong.</summary>
    public ClockFinding Clock { get; private set; } = new(null, false);

    /// <summary>The way of somebody who lost the device.</summary>
    public AlternativeFacts Alternative => View.Facts.Alternative;

    protected override Prompt Shows => Prompt.Troubleshoot;

    public Task<IActionResult> OnPostAsync() => SubmitAsync(new AlternativePost.Move(Shows, new AlternativeMove.Start()));

    protected override async Task PrepareAsync(SignInView view)
    {
        Help = view.Attempt.AccountName is { } name ? await database.ReadAsync(db => AccountHelp.FindAsync(db, name), HttpContext.RequestAborted) : null;
        Clock = await database.ReadAsync(db => diagnosis.FindAsync(db, Device.Serial), HttpContext.RequestAborted);
    }
}
