using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>What the visitor proves a sign-in with beside the password.</summary>
internal sealed class MyDevicesModel(PageTools tools) : MfaPage(tools)
{
    public IReadOnlyList<MfaDevice> Devices { get; private set; } = [];

    /// <summary>The browsers that are spared the code; none for kinds of users that may not trust any.</summary>
    public IReadOnlyList<TrustedDevice> Trusted { get; private set; } = [];

    /// <summary>Nothing where recovery codes are not in use, or there is no device to stand beside.</summary>
    public long? RecoveryCodesLeft { get; private set; }

    [BindProperty]
    public string? TrustedId { get; set; }

    public async Task<IActionResult> OnGetAsync()
    {
        Devices = await FindDevicesAsync();
        RecoveryCodesLeft = Devices.Count > 0 && await ReadAsync(New<CountRecoveryCodes>(), new()) is { IsOn: true, Left: var left } ? left : null;
        Trusted = CanHaveDevices ? (await ReadAsync(New<ListTrustedDevices>(), new())).Devices : [];
        return Page();
    }

    public async Task<IActionResult> OnPostEndTrustAsync()
    {
        // One that has run out meanwhile is as good as ended.
        await RunAsync(New<EndTrustedDevice>(), new(TrustedId ?? ""));
        return Finish(List, "TrustEnded");
    }
}
