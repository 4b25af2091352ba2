using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.SignIn.Machine.Alternative;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Where the link of the waiting period's letter leads. Opening it looks; only its button cancels.</summary>
internal sealed class MfaCancelModel(AlternativeCancellation cancellation, NetworkLimits limits) : PageModel
{
    private const string Limit = "mfa-cancel";

    [BindProperty(SupportsGet = true)]
    public string? Token { get; set; }

    [BindProperty(SupportsGet = true, Name = "done")]
    public string? DoneKey { get; set; }

    public bool IsDone => DoneKey == "cancelled" && string.IsNullOrEmpty(Token);

    public LinkState Link { get; private set; } = LinkState.Unknown;

    public async Task<IActionResult> OnGetAsync()
    {
        if (!limits.TryPass(Limit, HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Link = IsDone ? LinkState.Unknown : await cancellation.FindAsync(Token, HttpContext.RequestAborted);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (!limits.TryPass(Limit, HttpContext))
        {
            return StatusCode(StatusCodes.Status429TooManyRequests);
        }

        Link = await cancellation.CancelAsync(Token, HttpContext);
        return Link == LinkState.Usable ? Redirect("/verify/mfa-cancel?done=cancelled") : Page();
    }
}
