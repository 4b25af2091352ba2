using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Credentials;
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
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    public GetRootPhoneReply Phone { get; private set; } = null!;

    public Task<IActionResult> OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostSendAsync()
    {
        if (string.IsNullOrEmpty(CurrentPassword))
        {
            Tell(nameof(CurrentPassword), Words["CurrentPasswordMissing"]);
            return await ShowAsync();
        }

        var known = await Entrance.FindKnownBrowserAsync(HttpContext, Visitor);
        var outcome = await RunAsync(start, new(Enum.IsDefined(Way) ? Way : PhoneWay.Text, PlainPassword.From(CurrentPassword), known));
        if (RefusalOf(outcome) is not { } refusal)
        {
            return Finish(Address, "PhoneCode");
        }

        if (refusal.Code == PasswordProof.Busy)
        {
            Response.Headers.RetryAfter = "5";
            return StatusCode(StatusCodes.Status503ServiceUnavailable);
        }

        Explain(refusal);
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

    private void Explain(Refusal refusal)
    {
        switch (refusal.Code)
        {
            case PasswordProof.Wrong:
                Tell(nameof(CurrentPassword), Words["CurrentPasswordWrong"]);
                break;
            case PasswordProof.TooMany:
                Problem = Words["TooManyTries", Waits.Describe(Words, refusal.RetryAfter)];
                break;
            case StartPhoneVerification.TooSoon:
                Problem = Words["CodeTooSoon", Waits.Describe(Words, refusal.RetryAfter)];
                break;
            case StartPhoneVerification.TooMany:
                Problem = Words["PhoneTooMany"];
                break;
        }
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
