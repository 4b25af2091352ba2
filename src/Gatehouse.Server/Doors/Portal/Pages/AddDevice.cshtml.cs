using Gatehouse.Server.People.Factors;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>What kind of device it is to be, of those that the directory allows; each kind has a page of its own.</summary>
internal sealed class AddDeviceModel(PortalTools tools) : PortalPage(tools)
{
    [BindProperty]
    public string? Kind { get; set; }

    protected override bool AsksForProof => true;

    public IActionResult OnGet() => Visitor.Directory.Settings switch
    {
        { AllowsPasskeys: true, AllowsAuthenticatorApps: true } => Page(),
        { AllowsPasskeys: true } => To("passkey"),
        { AllowsAuthenticatorApps: true } => To("app"),
        _ => Redirect(Visitor.Home + "/mfa"),
    };

    public IActionResult OnPost() => To(Kind == MfaDevice.Totp ? "app" : "passkey");

    private RedirectResult To(string page) => Redirect($"{Visitor.Home}/mfa/{page}");
}
