using Gatehouse.Server.SignIn.Machine;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Shown only to somebody who has proved everything that is due.</summary>
internal sealed class SuspendedModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts, ContactOptions contact)
    : SignInStepModel(flow, remembered, texts)
{
    public string PaymentUrl => contact.PaymentUrl;

    protected override Prompt Shows => Prompt.Suspended;
}
