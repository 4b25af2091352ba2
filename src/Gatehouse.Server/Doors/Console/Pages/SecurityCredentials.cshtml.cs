using Gatehouse.Policies.Model;
using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages;

internal sealed class SecurityCredentialsModel(
    ConsoleEntrance entrance,
    OperationRunner runner,
    IStringLocalizer<Texts> texts,
    ListSessions list,
    EndSession end,
    EndOtherSessions endOthers) : ConsolePage(entrance, runner, texts)
{
    private const string Address = "/console/security-credentials";

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    [BindProperty]
    public string? SessionId { get; set; }

    public string CanonicalName => Arn.Root(Visitor.Account.Id.Digits).ToString();

    /// <summary>A role belongs to many people: nobody is shown the others, and one's own role ends with the session it came from.</summary>
    public bool HasSessions => Visitor.Session.BaseId is null;

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostEndSessionAsync()
    {
        // One that has gone meanwhile is as good as ended.
        await RunAsync(end, new(SessionId ?? ""));
        return Finish(Address, "Session");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await RunAsync(endOthers, new());
        return Finish(Address, "Sessions");
    }

    public string NetworkOf(Session session) => ClientNetwork.Of(session.Address) is var network && network != session.Address ? network : "";

    private async Task<PageResult> ShowAsync()
    {
        Sessions = HasSessions ? (await ReadAsync(list, new())).Sessions : [];
        return Page();
    }
}
