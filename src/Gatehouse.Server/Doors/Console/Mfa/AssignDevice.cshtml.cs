using Gatehouse.Server.People.Factors;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>What kind of device it is to be, and its name; each kind has a page of its own.</summary>
internal sealed class AssignDeviceModel(PageTools tools) : MfaPage(tools)
{
    [BindProperty]
    public string? DeviceName { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    protected override bool AsksForProof => true;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!CanHaveDevices)
        {
            return Redirect(List);
        }

        TellWhenFull(await FindDevicesAsync());
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!CanHaveDevices)
        {
            return Redirect(List);
        }

        var (name, devices) = ((DeviceName ?? "").Trim(), await FindDevicesAsync());
        Require(nameof(DeviceName), DeviceName, Words["MfaNameMissing"]);
        if (name.Length > 0 && People.Users.Devices.DeviceName.FindProblem(name) is not null)
        {
            Tell(nameof(DeviceName), Words["MfaNameInvalid"]);
        }
        else if (devices.Any(device => MfaDevice.KeyOf(device.Name) == MfaDevice.KeyOf(name)))
        {
            Tell(nameof(DeviceName), Words["MfaNameTaken"]);
        }

        TellWhenFull(devices);
        return ModelState.IsValid && Problem is null
            ? Redirect($"{List}/assign/{(Kind == MfaDevice.Totp ? "app" : "passkey")}?deviceName={Uri.EscapeDataString(name)}")
            : Page();
    }

    /// <summary>Said before a passkey is made that could not be kept.</summary>
    private void TellWhenFull(IReadOnlyList<MfaDevice> devices) =>
        Problem = devices.Count < MfaDevice.Most ? null : Words["MfaTooManyDevices", MfaDevice.Most].Value;
}
