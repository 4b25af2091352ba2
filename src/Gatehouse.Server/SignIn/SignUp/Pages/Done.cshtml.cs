using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>The account and its id; every late post of the sign-up leads here, too.</summary>
internal sealed class DoneModel(SignUpFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : SignUpStepModel(flow, remembered, texts)
{
    public AccountId Account => AccountId.Get(View.Attempt.AccountId!);

    protected override SignUpPrompt Shows => SignUpPrompt.Done;
}
