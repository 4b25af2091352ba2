using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.Devices;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>One of the visitor's own devices: its name, its clock, and its end.</summary>
internal sealed class MyDeviceModel(PageTools tools) : MfaPage(tools)
{
    [BindProperty(SupportsGet = true)]
    public string? Serial { get; set; }

    [BindProperty]
    public string? DeviceName { get; set; }

    [BindProperty]
    public string? Code1 { get; set; }

    [BindProperty]
    public string? Code2 { get; set; }

    public MfaDevice Device { get; private set; } = null!;

    protected override bool AsksForProof => true;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostRenameAsync()
    {
        Require(nameof(DeviceName), DeviceName, Words["MfaNameMissing"]);
        return ModelState.IsValid ? await AnswerAsync(New<RenameMFADevice>(), new(Serial ?? "", DeviceName!.Trim()), "MfaRenamed") : await ShowAsync();
    }

    public async Task<IActionResult> OnPostResyncAsync()
    {
        Require(nameof(Code1), Code1, Words["MfaCode1Missing"]);
        Require(nameof(Code2), Code2, Words["MfaCode2Missing"]);
        return ModelState.IsValid
            ? await AnswerAsync(New<ResyncAuthenticatorApp>(), new(Serial ?? "", Code1!, Code2!, await FindKnownBrowserAsync()), "MfaResynced", nameof(Code2))
            : await ShowAsync();
    }

    public Task<IActionResult> OnPostRemoveAsync() => AnswerAsync(New<RemoveMFADevice>(), new(Serial ?? ""), "MfaRemoved");

    private async Task<IActionResult> AnswerAsync<TRequest, TReply>(
        Operation<TRequest, TReply> operation, TRequest request, string done, string codeField = "")
        where TReply : class
    {
        if (!CanHaveDevices)
        {
            return Redirect(List);
        }

        var answer = await AskAsync(operation, request);
        if (answer.Refusal is not { } refusal)
        {
            return Finish(List, done);
        }

        return TellRefusal(refusal, answer.Missing, codeField, nameof(DeviceName)) ?? await ShowAsync();
    }

    /// <summary>A device that is gone, or somebody else's, is not there.</summary>
    private async Task<IActionResult> ShowAsync()
    {
        if ((await FindDevicesAsync()).FirstOrDefault(device => device.Serial == Serial) is not { } device)
        {
            return Redirect(List);
        }

        Device = device;
        DeviceName ??= device.Name;
        return Page();
    }
}
