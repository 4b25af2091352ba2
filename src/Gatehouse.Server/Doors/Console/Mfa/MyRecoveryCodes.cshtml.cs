using Gatehouse.Server.People.Users.Devices;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Mfa;

/// <summary>The visitor's recovery codes: how many are left, and new ones in the one answer that shows them.</summary>
internal sealed class MyRecoveryCodesModel(PageTools tools) : MfaPage(tools)
{
    public long Left { get; private set; }

    /// <summary>Only in the answer that made them.</summary>
    public IReadOnlyList<string> Codes { get; private set; } = [];

    protected override bool AsksForProof => true;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostAsync()
    {
        if (!CanHaveDevices)
        {
            return Redirect(List);
        }

        var answer = await AskAsync(New<CreateRecoveryCodes>(), new());
        switch (answer)
        {
            case { Refusal.Code: CreateRecoveryCodes.NoDevice or CreateRecoveryCodes.Off }:
                return Redirect(List);
            case { Value.Codes: var codes }:
                Codes = codes;
                Response.Headers.CacheControl = "no-store";
                return Page();
            default:
                Accept(answer);
                return await ShowAsync();
        }
    }

    private async Task<IActionResult> ShowAsync()
    {
        if (!CanHaveDevices || await ReadAsync(New<CountRecoveryCodes>(), new()) is not { IsOn: true } counted)
        {
            return Redirect(List);
        }

        Left = counted.Left;
        return Page();
    }
}
