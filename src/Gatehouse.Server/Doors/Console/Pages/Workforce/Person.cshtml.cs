using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Users;
using Gatehouse.Server.SignIn.Recovery;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>One person: what is known of them, what they prove themselves by, where they are signed in. What a provider keeps is locked.</summary>
internal sealed class PersonModel(PageTools tools, PublicAddress address) : DirectoryPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty(Name = "")]
    public PersonFields Fields { get; set; } = new();

    [BindProperty]
    public string? Serial { get; set; }

    [BindProperty]
    public string? Confirmation { get; set; }

    public GetDirectoryUserReply Person { get; private set; } = null!;

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    public IReadOnlyList<DirectoryGroup> Groups { get; private set; } = [];

    /// <summary>In the one answer that shows it.</summary>
    public GiveOneTimePasswordReply? Given { get; private set; }

    public string Address => DirectoryLinks.Person(Id);

    public string PortalAddress => address.To("/start/" + Store!.Address);

    public bool IsProvisioned => Person.User.ManagedBy == DirectoryUser.ByScim;

    public IEnumerable<(string Label, string? Value)> Facts =>
    [
        (Words["DirEmail"], Person.User.Email),
        (Words["DirGivenName"], Person.User.Attributes.Name.GivenName),
        (Words["DirFamilyName"], Person.User.Attributes.Name.FamilyName),
        (Words["DirDisplayName"], Person.User.DisplayName),
        (Words["DirPhone"], Person.User.Phone),
        (Words["DirTitle"], Person.User.Attributes.Title),
        (Words["DirDepartment"], Person.User.Attributes.Enterprise.Department),
    ];

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        Fields = PersonFields.Of(Person.User);
        await LoadAsync();
        return Page();
    }

    public Task<IActionResult> OnPostSaveAsync() => ChangeAsync("DirPersonSaved", async () => !IsProvisioned
        && (Fields.ChangesTo(Person.User) is not { Count: > 0 } changes
            || Done(await TryAsync(New<UpdateUser>(), new() { IdentityStoreId = StoreId, UserId = Id, Operations = changes }))));

    public Task<IActionResult> OnPostDisableAsync() =>
        ChangeAsync("DirPersonDisabled", async () => Done(await TryAsync(New<DisableDirectoryUser>(), new() { UserId = Id })));

    public Task<IActionResult> OnPostEnableAsync() =>
        ChangeAsync("DirPersonEnabled", async () => Done(await TryAsync(New<EnableDirectoryUser>(), new() { UserId = Id })));

    public Task<IActionResult> OnPostInviteAsync() =>
        ChangeAsync("DirInvited", async () => Done(await TryAsync(New<InviteDirectoryUser>(), new() { UserId = Id })));

    public Task<IActionResult> OnPostDeviceAsync() =>
        ChangeAsync("DirDeviceGone", async () => Done(await TryAsync(New<RemoveUserDevice>(), new() { UserId = Id, SerialNumber = Serial! })));

    public Task<IActionResult> OnPostPhoneAsync() =>
        ChangeAsync("DirPhoneGone", async () => Done(await TryAsync(New<RemoveUserPhone>(), new() { UserId = Id })));

    public Task<IActionResult> OnPostSignOutAsync() =>
        ChangeAsync("DirSignedOut", async () => Done(await TryAsync(New<EndUserSessions>(), new() { UserId = Id })));

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        var answer = await TryAsync(New<GiveOneTimePassword>(), new() { UserId = Id });
        if (Done(answer))
        {
            Given = answer.Value;
            Response.Headers.CacheControl = "no-store";
            await OpenAsync();
        }

        Fields = PersonFields.Of(Person.User);
        await LoadAsync();
        return Page();
    }

    public async Task<IActionResult> OnPostDeleteAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        if (Confirmation?.Trim() != Person.User.UserName)
        {
            Tell(nameof(Confirmation), Words["DeleteConfirmWrong"]);
        }
        else if (Done(await TryAsync(New<DeleteUser>(), new() { IdentityStoreId = StoreId, UserId = Id })))
        {
            return Finish(DirectoryLinks.People, "DirPersonDeleted");
        }

        Fields = PersonFields.Of(Person.User);
        await LoadAsync();
        return Page();
    }

    private async Task<IActionResult> ChangeAsync(string done, Func<Task<bool>> change)
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        if (await change())
        {
            return Finish(Address, done);
        }

        if (Fields.UserName is null)
        {
            Fields = PersonFields.Of(Person.User);
        }

        await LoadAsync();
        return Page();
    }

    /// <summary>Where to go when there is no such person.</summary>
    private async Task<IActionResult?> OpenAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        if ((await TryReadAsync()).Value is not { } person)
        {
            return NotFound();
        }

        Person = person;
        return null;
    }

    private async Task<Answer<GetDirectoryUserReply>> TryReadAsync()
    {
        var answer = await TryAsync(New<GetDirectoryUser>(), new() { UserId = Id });
        return answer.Missing is { } missing ? throw new PermissionMissingException(missing) : answer;
    }

    private async Task LoadAsync()
    {
        Sessions = (await AskAsync(New<ListUserSessions>(), new() { UserId = Id })).Value?.Sessions ?? [];
        Groups = (await AskAsync(New<ListPersonsGroups>(), new() { UserId = Id })).Value?.Groups ?? [];
    }
}
