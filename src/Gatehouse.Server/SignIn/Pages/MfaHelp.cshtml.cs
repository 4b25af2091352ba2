using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>What to do when the device does not work or is gone. Shown only to somebody whose password was right.</summary>
internal sealed class MfaHelpModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, Database database)
    : FactorStepModel(flow, remembered, texts)
{
    /// <summary>Whom the account's users ask, in its own words.</summary>
    public string? Help { get; private set; }

    public bool CanResync => View.Prompt == Prompt.AskTotp;

    protected override Prompt Shows => Prompt.Troubleshoot;

    protected override async Task PrepareAsync(SignInView view) =>
        Help = view.Attempt.AccountName is { } name ? await database.ReadAsync(db => AccountHelp.FindAsync(db, name), HttpContext.RequestAborted) : null;
}
