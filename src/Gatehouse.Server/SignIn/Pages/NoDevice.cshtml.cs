using Gatehouse.Server.SignIn.Machine;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Where a device is wanted, there is none, and only an administrator can add one.</summary>
internal sealed class NoDeviceModel(SignInFlow flow, RememberedSignIn remembered, IStringLocalizer<Texts> texts) : FactorStepModel(flow, remembered, texts)
{
    protected override Prompt Shows => Prompt.NoDevice;
}
