using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Shown only to somebody who has proved everything: the password is right, and only an administrator can replace it.</summary>
internal sealed class PasswordExpiredModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, Database database)
    : SignInStepModel(flow, remembered, texts)
{
    public string? Help { get; private set; }

    protected override Prompt Shows => Prompt.Refused;

    protected override async Task PrepareAsync(SignInView view) =>
        Help = await database.ReadAsync(db => AccountHelp.FindAsync(db, view.Attempt.AccountName!), HttpContext.RequestAborted);
}
