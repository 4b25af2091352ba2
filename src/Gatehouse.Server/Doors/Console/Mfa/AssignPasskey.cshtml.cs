using Gatehouse.Server.People.Factors.Passkeys;
using Gatehouse.Server.People.Users.Devices;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>
/// A new security key or passkey. It is asked to verify its user and to be found without a name if it can: then it signs in alone.
/// One that can do neither is a second factor.
/// </summary>
internal sealed class AssignPasskeyModel(PageTools tools) : MfaPage(tools)
{
    /// <summary>Chosen on the page before.</summary>
    [BindProperty(SupportsGet = true)]
    public string? DeviceName { get; set; }

    [BindProperty]
    public string? Token { get; set; }

    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>The question for the browser; each page asks a new one.</summary>
    public StartedPasskey Started { get; private set; } = null!;

    protected override bool AsksForProof => true;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        Require(nameof(DeviceName), DeviceName, Words["MfaNameMissing"]);
        if (!CanHaveDevices || !ModelState.IsValid || string.IsNullOrEmpty(Answer))
        {
            return await ShowAsync();
        }

        var answer = await AskAsync(New<AddPasskey>(), new(DeviceName!.Trim(), Token ?? "", Answer));
        return answer.Refusal is not { } refusal ? Finish(List, "MfaAdded")
            : TellRefusal(refusal, answer.Missing, nameof(DeviceName), nameof(DeviceName)) ?? await ShowAsync();
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (!CanHaveDevices)
        {
            return Redirect(List);
        }

        // Browsers and password managers show this name whenever they offer the passkey.
        var name = Visitor.IsRoot ? Visitor.Account.RootEmail : $"{Visitor.Caller.UserName} @ {Visitor.Account.Alias ?? Visitor.Account.Id.Digits}";
        Started = await New<PasskeyRegistration>().StartAsync(
            Owner, Visitor.Account.Id.Digits, name, name, passwordless: false, HttpContext.RequestAborted);
        return Page();
    }
}
