using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The browsers in which the visitor is signed in, to recognise and to end.</summary>
internal sealed class SessionsModel(PortalTools tools) : PortalPage(tools)
{
    /// <summary>The session to end, by its public id.</summary>
    [BindProperty]
    public string? EndedId { get; set; }

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public async Task OnGetAsync() => Sessions = (await ReadAsync(New<ListSessions>(), new ListSessionsRequest())).Sessions;

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
}
