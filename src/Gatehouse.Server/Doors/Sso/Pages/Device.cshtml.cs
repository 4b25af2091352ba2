using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Sso.Pages;

/// <summary>
/// Where a person lets a program in that has no browser (RFC 8628, section 3.3). Somebody else may have started it and sent the link
/// (section 5.4), so a link never approves: the person says that the code fits, and types it where the program is in another network.
/// </summary>
internal sealed class DeviceModel(
    Database database,
    PortalVisitors visitors,
    OperationRunner runner,
    AnswerDeviceAuthorization operation,
    NetworkLimits limits,
    TimeProvider clock,
    IStringLocalizer<Texts> texts) : PageModel
{
    private const string Limit = "sso-user-code";

    /// <summary>From the link.</summary>
    [FromQuery(Name = "user_code")]
    public string? LinkedCode { get; set; }

    /// <summary>As a person typed it.</summary>
    [BindProperty]
    public string? Code { get; set; }

    /// <summary>The code of the request that is answered.</summary>
    [BindProperty]
    public string? UserCode { get; set; }

    /// <summary>The person compared the code that the page shows.</summary>
    [BindProperty]
    public bool Matches { get; set; }

    [BindProperty]
    public string? SessionId { get; set; }

    /// <summary><c>allow</c> or <c>deny</c>; nothing while the code is looked up.</summary>
    [BindProperty]
    public string? Answer { get; set; }

    /// <summary>What waits; nothing while its code is asked for.</summary>
    public DeviceRequest? Waiting { get; private set; }

    public IReadOnlyList<PortalVisitor> Visitors { get; private set; } = [];

    /// <summary>Whether this very post brought the code typed by hand.</summary>
    public bool IsTyped { get; private set; }

    public string? Problem { get; private set; }

    /// <summary>What came of it, when it is over.</summary>
    public bool? Allowed { get; private set; }

    public string SignInAddress => PortalVisitors.SignInAddress(Waiting!.Directory, LinkTo(Waiting), another: true);

    public async Task<IActionResult> OnGetAsync() => LinkedCode is null ? Page() : await ShowAsync(LinkedCode);

    public Task<IActionResult> OnPostAsync()
    {
        if (Answer is "allow" or "deny")
        {
            return AnswerAsync(Answer == "allow");
        }

        IsTyped = true;
        return ShowAsync(Code);
    }

    private async Task<IActionResult> AnswerAsync(bool allow)
    {
        if (await FindAsync(UserCode) is not { } waiting)
        {
            return Page();
        }

        var visitor = (await visitors.FindAsync(HttpContext, waiting.Directory)).FirstOrDefault(each => each.Session.Id == SessionId);
        IsTyped = Access.Grants.Sso.UserCode.Read(Code) == waiting.UserCode;
        if (visitor is null || (allow && !IsTyped && (waiting.IsFromElsewhere || !Matches)))
        {
            Problem = visitor is null ? texts["SessionGone"].Value : waiting.IsFromElsewhere ? texts["TypeTheCode"].Value : texts["CompareTheCode"].Value;
            return await ShowAsync(waiting);
        }

        var request = new AnswerDeviceAuthorizationRequest(waiting.UserCode, allow, visitor.Session.ExpiresAt);
        if (await runner.RunAsync(operation, request, visitor.ToCaller(HttpContext), HttpContext.RequestAborted) is Outcome<Nothing>.Done)
        {
            Allowed = allow;
        }
        else
        {
            Problem = texts["CodeUnknown"];
        }

        return Page();
    }

    private async Task<IActionResult> ShowAsync(string? code) => await FindAsync(code) is { } waiting ? await ShowAsync(waiting) : Page();

    private async Task<IActionResult> ShowAsync(DeviceRequest waiting)
    {
        Visitors = await visitors.FindAsync(HttpContext, waiting.Directory);
        if (Visitors.Count == 0)
        {
            return Redirect(PortalVisitors.SignInAddress(waiting.Directory, LinkTo(waiting)));
        }

        Waiting = waiting;
        return Page();
    }

    private static string LinkTo(DeviceRequest waiting) => $"{SsoEndpoints.DevicePath}?user_code={waiting.UserCode}";

    /// <summary>What waits with a code. Codes are short, so a network may not try many.</summary>
    private async Task<DeviceRequest?> FindAsync(string? typed)
    {
        if (!limits.TryPass(Limit, HttpContext))
        {
            Response.StatusCode = StatusCodes.Status429TooManyRequests;
            Problem = texts["TooManyCodes"];
            return null;
        }

        var found = Access.Grants.Sso.UserCode.Read(typed) is not { } code ? null : await database.ReadAsync(
            async db => await SsoDeviceCodeStore.FindWaitingAsync(db, code, clock.GetUtcNow()) is { } waiting
                && await WorkforceDirectoryStore.FindAsync(db, waiting.DirectoryId) is { Settings.AllowsDeviceCodes: true } directory
                    ? new DeviceRequest(code, waiting, directory, DeviceRequest.IsElsewhere(waiting, HttpContext))
                    : null,
            HttpContext.RequestAborted);
        Problem = found is null ? texts["CodeUnknown"].Value : null;
        return found;
    }
}
