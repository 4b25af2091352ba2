using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>A page about the second factor, or beside it. Root and IAM users see the same ones.</summary>
internal abstract class FactorStepModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts)
    : SignInStepModel(flow, remembered, texts)
{
    /// <summary>An IAM user's account, so that a sign-in that has run out begins again at its page.</summary>
    [BindProperty]
    public string? Account { get; set; }

    public MfaDevice Device => SecondFactor.DeviceOf(View.Attempt, View.Devices);

    protected override string Beginning => AccountEntry.Read(Account) is { } name ? "/signin/" + name : base.Beginning;

    public bool OffersRecoveryCode => PrintedCodes.IsOffered(View.Attempt, View.Facts);

    /// <summary>The address of another page of this attempt.</summary>
    public string To(string page) =>
        $"/verify/{page}?attempt={Uri.EscapeDataString(View.Id)}" + (PromptRoutes.BeginningOf(View.Attempt) is { } again ? "&again=" + Uri.EscapeDataString(again) : "");
}
