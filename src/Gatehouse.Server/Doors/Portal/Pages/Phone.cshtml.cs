using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Directory.Own;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Portal.Pages;

/// <summary>The visitor's own phone: a code by text proves it, and from then on verification codes go to it where the directory allows that.</summary>
internal sealed class PhoneModel(PortalTools tools) : PortalPage(tools)
{
    [BindProperty]
    public string? Number { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public GetOwnPhoneReply Phone { get; private set; } = null!;

    protected override bool AsksForProof => true;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostSendAsync()
    {
        if (RefusalOf(await RunAsync(New<StartOwnPhone>(), new StartOwnPhoneRequest(Number ?? "", PhoneWay.Text))) is not { } refusal)
        {
            return Finish("phone", "PhoneCode");
        }

        switch (refusal.Code)
        {
            case StartPhoneVerification.NoNumber:
                ModelState.AddModelError(nameof(Number), Words["PhoneNumberWrong"]);
                break;
            case StartPhoneVerification.Verified:
                ModelState.AddModelError(nameof(Number), Words["PhoneSame"]);
                break;
            case StartPhoneVerification.TooSoon:
                Problem = Words["PhoneTooSoon", Math.Max(1, (int)Math.Ceiling((refusal.RetryAfter ?? TimeSpan.Zero).TotalSeconds))];
                break;
            case StartPhoneVerification.TooMany:
                Problem = Words["PhoneTooMany"];
                break;
            default:
                Problem = Words["ChangedMeanwhile"];
                break;
        }

        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            ModelState.AddModelError(nameof(Code), Words["PhoneCodeMissing"]);
            return await ShowAsync();
        }

        if (RefusalOf(await RunAsync(New<FinishOwnPhone>(), new FinishOwnPhoneRequest(Code))) is not { } refusal)
        {
            return Finish("phone", "Phone");
        }

        if (refusal.Code == FinishPhoneVerification.WrongCode)
        {
            ModelState.AddModelError(nameof(Code), Words["PhoneCodeWrong"]);
        }
        else
        {
            Problem = Words["PhoneCodeDead"];
        }

        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        await RunAsync(New<RemoveOwnPhone>(), new RemoveOwnPhoneRequest());
        return Finish("phone", "PhoneRemoved");
    }

    /// <summary>Where the directory sends no texts there is nothing to verify; a phone from before can still be removed.</summary>
    private async Task<IActionResult> ShowAsync()
    {
        Phone = await ReadAsync(New<GetOwnPhone>(), new GetOwnPhoneRequest());
        if (!Visitor.Directory.Settings.AllowsTextCodes)
        {
            Phone = Phone with { CanSend = false, Pending = null };
        }

        return Page();
    }
}
