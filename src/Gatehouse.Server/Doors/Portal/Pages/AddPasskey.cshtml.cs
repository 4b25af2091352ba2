using Gatehouse.Server.People.Directory.Own;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>One more security key or passkey of the visitor's. One that verifies its user and is found without a name signs in alone.</summary>
internal sealed class AddPasskeyModel(PortalTools tools, PasskeyRegistration registration) : PortalPage(tools)
{
    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? DeviceName { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The question for the browser; each page asks a new one.</summary>
    public StartedPasskey Started { get; private set; } = null!;

    protected override bool AsksForProof => true;

    public Task<IActionResult> OnGetAsync()
    {
        DeviceName = Words["MfaFirstPasskey"];
        return ShowAsync();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (string.IsNullOrEmpty(Answer))
        {
            return await ShowAsync();
        }

        var request = new CompleteWebAuthnDeviceRegistrationRequest(DeviceName ?? "", Token ?? "", Answer);
        if (RefusalOf(await RunAsync(New<CompleteWebAuthnDeviceRegistration>(), request)) is not { } refusal)
        {
            return Finish("mfa", "MfaAdded");
        }

        if (refusal == OwnDirectory.DeviceNameWrong || refusal == FactorRefusals.NameTaken)
        {
            ModelState.AddModelError(nameof(DeviceName), Words[refusal == FactorRefusals.NameTaken ? "DeviceNameTaken" : "DeviceNameWrong"]);
        }
        else
        {
            Problem = refusal.Code == FactorRefusals.WrongPasskey || refusal == FactorRefusals.InUse ? Words["MfaKeyRefused"]
                : Words[refusal == FactorRefusals.LimitExceeded ? "MfaFull" : "ChangedMeanwhile"];
        }

        return await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (!Visitor.Directory.Settings.AllowsPasskeys)
        {
            return Redirect(Visitor.Home + "/mfa");
        }

        // Browsers and password managers show this name whenever they offer the passkey.
        var name = $"{Visitor.User.UserName} @ {Visitor.Directory.Address}";
        Started = await registration.StartAsync(Visitor.User.Owner, null, name, Visitor.User.DisplayName ?? name, passwordless: false, HttpContext.RequestAborted);
        ModelState.Remove(nameof(Token));
        ModelState.Remove(nameof(Answer));
        return Page();
    }
}
