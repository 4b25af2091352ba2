using Gatehouse.Server.SignIn.Pages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>Somebody else was faster. It may be said: this person has proved that the address is theirs, or holds the terminal.</summary>
internal sealed class TakenModel(SignUpFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : SignUpStepModel(flow, remembered, texts)
{
    protected override SignUpPrompt Shows => SignUpPrompt.EmailTaken;
}
