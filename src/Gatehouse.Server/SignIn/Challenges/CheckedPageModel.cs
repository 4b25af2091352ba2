using Gatehouse.Protocols.Mail;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Challenges;

/// <summary>
/// A page whose form anybody can send and which makes us write letters: it carries a security check wherever the installation has
/// any, risky or not, because here nothing else is proved.
/// </summary>
internal abstract class CheckedPageModel(SecurityChecks checks, SignInOptions options) : PageModel
{
    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? ChallengeId { get; set; }

    [BindProperty]
    public string? ChallengeAnswer { get; set; }

    [BindProperty]
    public string? Refresh { get; set; }

    public bool IsChecked => options.Challenge != Machine.ChallengeRule.Off;

    /// <summary>Draws a new check for the page that is about to be shown; each gets one answer, right or wrong.</summary>
    protected async Task<IActionResult> ShowAsync()
    {
        if (IsChecked)
        {
            ChallengeId = await checks.IssueAsync(HttpContext.RequestAborted);
            ModelState.Remove(nameof(ChallengeId));
        }

        return Page();
    }

    protected async Task<bool> PassesCheckAsync() => !IsChecked || await checks.SolveAsync(ChallengeId, ChallengeAnswer);

    /// <summary>The address, or nothing with the fitting sentence under its field.</summary>
    protected EmailAddress? ReadEmail(string missing, string wrong)
    {
        if (EmailAddress.TryRead(Email, out var email))
        {
            return email;
        }

        ModelState.AddModelError(nameof(Email), string.IsNullOrWhiteSpace(Email) ? missing : wrong);
        return null;
    }

    protected IActionResult TooMany()
    {
        Response.Headers.RetryAfter = "60";
        return StatusCode(StatusCodes.Status429TooManyRequests);
    }
}
