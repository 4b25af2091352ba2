using Gatehouse.Server.Doors.Console.Workforce;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Directory.Scim;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Workforce;

/// <summary>The account's directory: where its portal is, what holds for its people, and who keeps them.</summary>
internal sealed class DirectoryModel(PageTools tools, PublicAddress address) : DirectoryPage(tools)
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Subdomain { get; set; }

    [BindProperty]
    public string? TokenId { get; set; }

    [BindProperty]
    public int? SessionMinutes { get; set; }

    [BindProperty]
    public string? Mfa { get; set; }

    [BindProperty]
    public string? WithoutDevice { get; set; }

    [BindProperty]
    public bool AllowsAuthenticatorApps { get; set; }

    [BindProperty]
    public bool AllowsPasskeys { get; set; }

    [BindProperty]
    public bool AllowsTrustedDevices { get; set; }

    [BindProperty]
    public bool AllowsTextCodes { get; set; }

    [BindProperty]
    public bool AllowsDeviceCodes { get; set; }

    [BindProperty]
    public bool AllowsPasswordReset { get; set; }

    /// <summary>In the one answer that shows it.</summary>
    public string? NewToken { get; private set; }

    public IReadOnlyList<ScimToken> Tokens { get; private set; } = [];

    public string PortalAddress => address.To("/start/" + Store!.Address);

    public string PortalById => address.To("/start/" + Store!.Id);

    public string ScimAddress => address.To($"/{Store!.Id}/scim/v2/");

    public async Task OnGetAsync()
    {
        await FindStoreAsync();
        await LoadAsync(withFields: true);
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        if (Done(await TryAsync(New<StartDirectory>(), new() { Name = Clean(Name) })))
        {
            return Finish(DirectoryLinks.Directory, "DirOpened");
        }

        await FindStoreAsync();
        await LoadAsync(withFields: true);
        return Page();
    }

    public Task<IActionResult> OnPostSubdomainAsync() => ChangeAsync(
        async () => Done(await TryAsync(New<ChooseSubdomain>(), new() { Subdomain = Subdomain?.Trim().ToLowerInvariant()! }), nameof(Subdomain)), "DirSubdomain");

    public Task<IActionResult> OnPostDeleteTokenAsync() => ChangeAsync(
        async () => Done(await TryAsync(New<DeleteScimToken>(), new() { TokenId = TokenId! })), "DirTokenGone");

    public Task<IActionResult> OnPostSaveAsync() => ChangeAsync(
        async () => Done(
            await TryAsync(New<ChangeDirectory>(), new()
            {
                Name = Clean(Name),
                SessionMinutes = SessionMinutes ?? 0,
                Mfa = Mfa!,
                WithoutDevice = WithoutDevice!,
                AllowsAuthenticatorApps = AllowsAuthenticatorApps,
                AllowsPasskeys = AllowsPasskeys,
                AllowsTrustedDevices = AllowsTrustedDevices,
                AllowsTextCodes = AllowsTextCodes,
                AllowsDeviceCodes = AllowsDeviceCodes,
                AllowsPasswordReset = AllowsPasswordReset,
            })),
        "DirSaved",
        keepsFields: true);

    public async Task<IActionResult> OnPostCreateTokenAsync()
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        var answer = await TryAsync(New<CreateScimToken>(), new());
        if (Done(answer))
        {
            NewToken = answer.Value!.Secret;
            Response.Headers.CacheControl = "no-store";
        }

        await LoadAsync(withFields: true);
        return Page();
    }

    private async Task<IActionResult> ChangeAsync(Func<Task<bool>> change, string done, bool keepsFields = false)
    {
        if (!await FindStoreAsync())
        {
            return Redirect(DirectoryLinks.Directory);
        }

        if (await change())
        {
            return Finish(DirectoryLinks.Directory, done);
        }

        await LoadAsync(withFields: !keepsFields);
        return Page();
    }

    private async Task LoadAsync(bool withFields)
    {
        if (Store is null)
        {
            return;
        }

        Tokens = (await AskAsync(New<ListScimTokens>(), new())).Value?.Tokens ?? [];
        if (!withFields)
        {
            return;
        }

        var settings = Store.Settings;
        Name = Store.Name;
        SessionMinutes = (int)settings.SessionLength.TotalMinutes;
        (Mfa, WithoutDevice) = (settings.Mfa.ToString(), settings.WithoutDevice.ToString());
        (AllowsAuthenticatorApps, AllowsPasskeys) = (settings.AllowsAuthenticatorApps, settings.AllowsPasskeys);
        (AllowsTrustedDevices, AllowsTextCodes) = (settings.AllowsTrustedDevices, settings.AllowsTextCodes);
        (AllowsDeviceCodes, AllowsPasswordReset) = (settings.AllowsDeviceCodes, settings.AllowsPasswordReset);
    }

    private static string? Clean(string? text) => text?.Trim() is { Length: > 0 } clean ? clean : null;
}
