using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Shown only to somebody whose password is right: an administrator must replace it first, or let them have a device.</summary>
internal sealed class PasswordExpiredModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, Database database)
    : SignInStepModel(flow, remembered, texts)
{
    public string? Help { get; private set; }

    /// <summary>The password is fine, but the directory lets nobody in without a device.</summary>
    public bool WantsDevice => View.Facts.Password != PasswordState.Locked;

    protected override Prompt Shows => Prompt.Refused;

    protected override async Task PrepareAsync(SignInView view) =>
        Help = view.Attempt.AccountName is not { } name ? null : await database.ReadAsync(db => AccountHelp.FindAsync(db, name), HttpContext.RequestAborted);
}
