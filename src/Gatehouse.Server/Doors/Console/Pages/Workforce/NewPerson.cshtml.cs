using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Users;
using Gatehouse.Server.SignIn.Recovery;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>Makes a person, who gets a letter, or a password that somebody hands them.</summary>
internal sealed class NewPersonModel(PageTools tools, PublicAddress address) : DirectoryPage(tools)
{
    [BindProperty(Name = "")]
    public PersonFields Fields { get; set; } = new();

    [BindProperty]
    public string? FirstPassword { get; set; }

    /// <summary>In the one answer that shows it.</summary>
    public GiveOneTimePasswordReply? Made { get; private set; }

    public string? MadeId { get; private set; }

    public string PortalAddress => address.To("/start/" + Store!.Address);

    public async Task<IActionResult> OnGetAsync() => await FindStoreAsync() ? Page() : Redirect(DirectoryLinks.Directory);

    public async Task<IActionResult> OnPostAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        // Who may not hand out a password finds out before the person is made.
        if (FirstPassword == "once" && await Entrance.IsProofDueAsync(Visitor, provesPassword: false))
        {
            throw new ProofMissingException();
        }

        var made = await TryAsync(New<CreateUser>(), Fields.ToRequest(StoreId));
        if (!Done(made))
        {
            return Page();
        }

        MadeId = made.Value!.UserId;
        if (FirstPassword != "once")
        {
            return Finish(DirectoryLinks.Person(MadeId), (await TryAsync(New<InviteDirectoryUser>(), new() { UserId = MadeId })).Refusal is null ? "DirInvited" : "DirNotInvited");
        }

        var given = await TryAsync(New<GiveOneTimePassword>(), new() { UserId = MadeId });
        if (given.Value is null)
        {
            return Finish(DirectoryLinks.Person(MadeId), "DirNotInvited");
        }

        Made = given.Value;
        Response.Headers.CacheControl = "no-store";
        return Page();
    }
}
