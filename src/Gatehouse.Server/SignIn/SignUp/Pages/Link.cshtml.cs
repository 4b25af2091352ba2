using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.SignUp.Pages;

/// <summary>The link stopped working between the first page and the last.</summary>
internal sealed class LinkModel(SignUpFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : SignUpStepModel(flow, remembered, texts)
{
    public LinkState State => View.Facts.Link ?? LinkState.Unknown;

    protected override SignUpPrompt Shows => SignUpPrompt.LinkGone;
}
