using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.People.Users.LoginProfiles;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>What a user signs in and signs calls with.</summary>
internal sealed class UserCredentialsModel(PageTools tools, ConsolePassword passwords, UserCreation creation) : HolderPage(tools)
{
    public override string? Tab => "credentials";

    [BindProperty]
    public string? PasswordChoice { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public bool MustChange { get; set; }

    /// <summary>Whether the form was shown for a user who has a password.</summary>
    [BindProperty]
    public bool HasPassword { get; set; }

    [BindProperty]
    public string? AccessKeyId { get; set; }

    [BindProperty]
    public string? Status { get; set; }

    [BindProperty]
    public string? Known { get; set; }

    [BindProperty]
    public string? SerialNumber { get; set; }

    public IReadOnlyList<MFADevice> Devices { get; private set; } = [];

    public MissingPermission? DevicesMissing { get; private set; }

    public LoginProfileView? Profile { get; private set; }

    public MissingPermission? ProfileMissing { get; private set; }

    public OnceShown? Given { get; private set; }

    public AccessKeyCard Keys { get; private set; } = null!;

    public string SignInAddress => creation.SignInAddress(Visitor);

    public PasswordChoice Choice => new(PasswordChoice == ConsolePassword.Typed, MustChange || HttpMethods.IsGet(Request.Method));

    public async Task<IActionResult> OnGetAsync() => await OpenHereAsync() ?? await ShowAsync();

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (await OpenHereAsync() is { } gone)
        {
            return gone;
        }

        var (password, problem) = await passwords.ReadAsync(this, PasswordChoice, Password, Words);
        if (password is null)
        {
            Tell(nameof(Password), problem!);
            return await ShowAsync();
        }

        // A form shown before somebody else gave or took the password fails, and so says what changed.
        var isDone = HasPassword
            ? Accept(await TryAsync(New<UpdateLoginProfile>(), new() { UserName = Name, Password = password, PasswordResetRequired = MustChange }))
            : Accept(await TryAsync(New<CreateLoginProfile>(), new() { UserName = Name, Password = password, PasswordResetRequired = MustChange }));
        Given = isDone ? OnceShown.User(Name, password, SignInAddress) : null;
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostDisableAsync() =>
        await OpenHereAsync() ?? await ChangeAsync(await TryAsync(New<DeleteLoginProfile>(), new() { UserName = Name }), "ConsoleOff");

    public async Task<IActionResult> OnPostCreateKeyAsync()
    {
        if (await OpenHereAsync() is { } gone)
        {
            return gone;
        }

        Accept(await Keys.CreateAsync(Known));
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostSetKeyAsync() =>
        await OpenHereAsync() ?? await ChangeAsync(await Keys.SetAsync(AccessKeyId, Status), Status == "Active" ? "KeyActive" : "KeyInactive");

    public async Task<IActionResult> OnPostDeleteKeyAsync() =>
        await OpenHereAsync() ?? await ChangeAsync(await Keys.DeleteAsync(AccessKeyId), "KeyDeleted");

    /// <summary>For whoever lost a device: the password alone lets them in until they add another.</summary>
    public async Task<IActionResult> OnPostDeactivateAsync() =>
        await OpenHereAsync() ?? await ChangeAsync(
            await TryAsync(New<DeactivateMFADevice>(), new() { UserName = Name, SerialNumber = SerialNumber! }), "MfaDeactivated");

    private Task<IActionResult> ChangeAsync(Answer<Nothing> answer, string done) => FinishAsync(answer, done, ShowAsync);

    private async Task<IActionResult?> OpenHereAsync()
    {
        var gone = await OpenAsync(PolicyHolder.Users);
        Keys = gone is null ? new(this, Name, Address) : null!;
        return gone;
    }

    private async Task<IActionResult> ShowAsync()
    {
        var profile = await TryAsync(New<GetLoginProfile>(), new() { UserName = Name });
        (Profile, ProfileMissing) = (profile.Value?.LoginProfile, profile.Missing);
        var devices = await TryAsync(New<ListMFADevices>(), new() { UserName = Name });
        (Devices, DevicesMissing) = (devices.Value?.MFADevices ?? [], devices.Missing);
        await Keys.LoadAsync();
        return Page();
    }
}
