using Gatehouse.Server.SignIn.Machine;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Mailbox and phone were proved; the rest comes after the waiting period.</summary>
internal sealed class MfaWaitModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : FactorStepModel(flow, remembered, texts)
{
    public DateTimeOffset? ReadyAt => View.Facts.Alternative.ReadyAt;

    protected override Prompt Shows => Prompt.AwaitAlternative;

    public Task<IActionResult> OnPostAsync() => SubmitAsync(new AlternativePost.Move(Shows, new AlternativeMove.Leave()));
}
