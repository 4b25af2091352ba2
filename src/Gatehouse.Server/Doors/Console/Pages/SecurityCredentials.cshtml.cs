using Gatehouse.Policies.Model;
using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.People.Accounts.RootUser;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages;

internal sealed class SecurityCredentialsModel(
    ConsoleEntrance entrance,
    OperationRunner runner,
    IStringLocalizer<Texts> texts,
    ChangeRootPassword change,
    ListSessions list,
    EndSession end,
    EndOtherSessions endOthers) : ConsolePage(entrance, runner, texts)
{
    private const string Address = "/console/security-credentials";

    public IReadOnlyList<Session> Sessions { get; private set; } = [];

    [BindProperty]
    public string? CurrentPassword { get; set; }

    [BindProperty]
    public string? NewPassword { get; set; }

    [BindProperty]
    public string? ConfirmPassword { get; set; }

    [BindProperty]
    public string? SessionId { get; set; }

    public string CanonicalName => Arn.Root(Visitor.Account.Id.Digits).ToString();

    /// <summary>A role belongs to many people: nobody is shown the others, and one's own role ends with the session it came from.</summary>
    public bool HasSessions => Visitor.Session.BaseId is null;

    public Task OnGetAsync() => ShowAsync();

    public async Task<IActionResult> OnPostPasswordAsync()
    {
        if (!JudgeFields())
        {
            return await ShowAsync();
        }

        var known = await Entrance.FindKnownBrowserAsync(HttpContext, Visitor);
        var outcome = await RunAsync(change, new(PlainPassword.From(CurrentPassword!), PlainPassword.From(NewPassword!), known));
        if (RefusalOf(outcome) is not { } refusal)
        {
            return Finish(Address, "Password");
        }

        switch (refusal.Code)
        {
            case PasswordProof.Busy:
                Response.Headers.RetryAfter = "5";
                return StatusCode(StatusCodes.Status503ServiceUnavailable);
            case PasswordProof.Wrong:
                Tell(nameof(CurrentPassword), Words["CurrentPasswordWrong"]);
                break;
            case PasswordProof.TooMany:
                Problem = Words["TooManyTries", Waits.Describe(Words, refusal.RetryAfter)];
                break;
            case ChangeRootPassword.NotGoodEnough:
                Tell(nameof(NewPassword), PasswordWords.Describe(change.Problems, Words));
                break;
            case ChangeRootPassword.Recent:
                Tell(nameof(NewPassword), Words["NewPasswordRecent"]);
                break;
            case ChangeRootPassword.Leaked:
                Tell(nameof(NewPassword), Words["PasswordKnown"]);
                break;
            default:
                Problem = Words["PasswordChangedMeanwhile"];
                break;
        }

        return await ShowAsync();
    }

    public async Task<IActionResult> OnPostEndSessionAsync()
    {
        // One that has gone meanwhile is as good as ended.
        await RunAsync(end, new(SessionId ?? ""));
        return Finish(Address, "Session");
    }

    public async Task<IActionResult> OnPostEndOthersAsync()
    {
        await RunAsync(endOthers, new());
        return Finish(Address, "Sessions");
    }

    public string NetworkOf(Session session) => ClientNetwork.Of(session.Address) is var network && network != session.Address ? network : "";

    /// <summary>An empty field is no guess, and two new passwords that differ are no wish: nothing is counted.</summary>
    private bool JudgeFields()
    {
        if (string.IsNullOrEmpty(CurrentPassword))
        {
            Tell(nameof(CurrentPassword), Words["CurrentPasswordMissing"]);
        }

        if (string.IsNullOrEmpty(NewPassword))
        {
            Tell(nameof(NewPassword), Words["NewPasswordMissing"]);
        }
        else if (ConfirmPassword != NewPassword)
        {
            Tell(nameof(ConfirmPassword), Words["ConfirmPasswordDiffers"]);
        }

        return ModelState.IsValid;
    }

    private async Task<PageResult> ShowAsync()
    {
        Sessions = HasSessions ? (await ReadAsync(list, new())).Sessions : [];
        return Page();
    }
}
