using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Organizations.Handshakes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

/// <summary>What this account was asked, with both answers.</summary>
internal sealed class InvitationsModel(PageTools tools) : OrganizationPage(tools)
{
    [BindProperty]
    public string? HandshakeId { get; set; }

    public IReadOnlyList<ReceivedInvitation> Open { get; private set; } = [];

    public async Task OnGetAsync() => Open =
    [
        .. (await ReadAsync(New<ListHandshakesForAccount>(), new() { Filter = new() { ActionType = Handshake.Invite } })).Handshakes
            .Where(static each => each.State == Handshake.Open).Select(ReceivedInvitation.Of),
    ];

    public async Task<IActionResult> OnPostAcceptAsync() =>
        Accept(await TryAsync(New<AcceptHandshake>(), new() { HandshakeId = HandshakeId! })) ? Finish(OrganizationLinks.Tree, "OrgJoined") : await ShowAsync();

    public async Task<IActionResult> OnPostDeclineAsync() =>
        Accept(await TryAsync(New<DeclineHandshake>(), new() { HandshakeId = HandshakeId! })) ? Finish(OrganizationLinks.Invitations, "OrgInvitationDeclined") : await ShowAsync();

    private async Task<IActionResult> ShowAsync()
    {
        await OnGetAsync();
        return Page();
    }
}
