using Gatehouse.Server.Doors.Console.Organizations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Handshakes;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Organizations;

/// <summary>Asks other accounts to join, and shows who was asked lately.</summary>
internal sealed class InviteModel(PageTools tools) : OrganizationPage(tools)
{
    private const int MostPages = 10;

    [BindProperty]
    public string? Target { get; set; }

    [BindProperty]
    public string? Notes { get; set; }

    [BindProperty]
    public string? HandshakeId { get; set; }

    /// <summary>The newest first.</summary>
    public IReadOnlyList<HandshakeView> Sent { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync() => await FindManagedAsync() ? await ShowAsync() : Redirect(OrganizationLinks.Tree);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindManagedAsync())
        {
            return Redirect(OrganizationLinks.Tree);
        }

        // People paste account ids with dashes.
        var party = AccountId.TryRead(Target, out var id)
            ? new InvitedParty { Id = id.Value.Digits, Type = Handshake.AccountParty }
            : new InvitedParty { Id = Target?.Trim()!, Type = Handshake.EmailParty };
        var answer = await TryAsync(New<InviteAccountToOrganization>(), new() { Target = party, Notes = Notes?.Trim() is { Length: > 0 } notes ? notes : null });
        return Accept(answer, nameof(Target)) ? Finish(OrganizationLinks.Invite, "OrgInvited") : await ShowAsync();
    }

    public async Task<IActionResult> OnPostCancelAsync() =>
        !await FindManagedAsync() ? Redirect(OrganizationLinks.Tree)
        : Accept(await TryAsync(New<CancelHandshake>(), new() { HandshakeId = HandshakeId! })) ? Finish(OrganizationLinks.Invite, "OrgInvitationCanceled")
        : await ShowAsync();

    private async Task<IActionResult> ShowAsync()
    {
        var found = new List<HandshakeView>();
        string? token = null;
        for (var page = 0; page < MostPages; page++)
        {
            var reply = await ReadAsync(New<ListHandshakesForOrganization>(), new() { Filter = new() { ActionType = Handshake.Invite }, NextToken = token });
            found.AddRange(reply.Handshakes);
            token = reply.NextToken;
            if (token is null)
            {
                break;
            }
        }

        Sent = [.. found.OrderByDescending(static each => each.RequestedTimestamp)];
        return Page();
    }
}
