using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The browsers in which the visitor is signed in, and those that the visitor trusts, to recognise and to end.</summary>
internal sealed class SessionsModel(PortalTools tools) : PortalPage(tools)
{
    /// <summary>The session to end, by its public id.</summary>
    [BindProperty]
    public string? EndedId { get; set; }

    /// <summary>The trust to end.</summary>
    [BindProperty]
    public string? TrustedId { get; set; }

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<TrustedDevice> Trusted { get; private set; } = [];

    public async Task OnGetAsync()
    {
        Sessions = (await ReadAsync(New<ListSessions>(), new ListSessionsRequest())).Sessions;
        Trusted = (await ReadAsync(New<ListTrustedDevices>(), new ListTrustedDevicesRequest())).Devices;
    }

    public async Task<IActionResult> OnPostEndAsync()
    {
        await RunAsync(New<EndSession>(), new EndSessionRequest(EndedId ?? ""));
        return Finish("sessions", "SessionEnded");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await RunAsync(New<EndOtherSessions>(), new EndOtherSessionsRequest());
        return Finish("sessions", "SessionsEnded");
    }

    public async Task<IActionResult> OnPostEndTrustAsync()
    {
        await RunAsync(New<EndTrustedDevice>(), new EndTrustedDeviceRequest(TrustedId ?? ""));
        return Finish("sessions", "TrustEnded");
    }
}
