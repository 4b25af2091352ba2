using Gatehouse.Server.People.Factors;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>What the visitor proves a sign-in with beside the password.</summary>
internal sealed class MyDevicesModel(PageTools tools) : MfaPage(tools)
{
    public IReadOnlyList<MfaDevice> Devices { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync()
    {
        Devices = await FindDevicesAsync();
        return Page();
    }
}
