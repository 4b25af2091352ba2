using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Accounts.RootPhone;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

/// <summary>The root user's phone: a code proves it, and from then on it is a way back when an MFA device is lost.</summary>
internal sealed class VerifyPhoneModel(
    ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, GetRootPhone get, StartPhoneVerification start, FinishPhoneVerification finish)
    : ConsolePage(entrance, runner, texts)
{
    private const string Address = "/console/account/phone";

    [BindProperty]
    public PhoneWay Way { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    protected override bool AsksForProof => true;

    public GetRootPhoneReply Phone { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostSendAsync()
    {
        if (RefusalOf(await RunAsync(start, new(Enum.IsDefined(Way) ? Way : PhoneWay.Text))) is not { } refusal)
        {
            return Finish(Address, "PhoneCode");
        }

        Problem = refusal.Code switch
        {
            StartPhoneVerification.TooSoon => Words["CodeTooSoon", Waits.Describe(Words, refusal.RetryAfter)].Value,
            StartPhoneVerification.TooMany => Words["PhoneTooMany"].Value,
            _ => null,
        };
        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostCodeAsync()
    {
        if (string.IsNullOrWhiteSpace(Code))
        {
            Tell(nameof(Code), Words["PhoneCodeMissing"]);
            return await ShowAsync();
        }

        if (RefusalOf(await RunAsync(finish, new(Code))) is not { } refusal)
        {
            return Finish(Address, "Phone");
        }

        if (refusal.Code == FinishPhoneVerification.WrongCode)
        {
            Tell(nameof(Code), Words["CodeWrong"]);
        }
        else
        {
            Problem = Words["CodeDead"];
        }

        return await ShowAsync();
    }

    /// <summary>The settings are the root user's; everybody else is led to the page that says so.</summary>
    private async Task<IActionResult> ShowAsync()
    {
        if (!Visitor.IsRoot)
        {
            return Redirect("/console/account");
        }

        Phone = await ReadAsync(get, new());
        return Page();
    }
}
