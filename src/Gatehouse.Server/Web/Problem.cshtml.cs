using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Web;

[IgnoreAntiforgeryToken]
internal sealed class ProblemModel(IStringLocalizer<Texts> texts, TimeProvider time) : PageModel
{
    /// <summary>The refusals that have words of their own; any other is told as the nearest of these.</summary>
    public static IReadOnlyList<int> Known { get; } = [400, 403, 404, 405, 413, 429, 500, 503];

    public int Status { get; private set; }

    public string Heading => texts[$"Problem{Status}Heading"];

    public string What => texts[$"Problem{Status}What"];

    public string Advice => texts[$"Problem{Status}Advice"];

    /// <summary>How long to wait, where the refusal said so.</summary>
    public string? Wait { get; private set; }

    /// <summary>Where a fresh start makes sense: the page that refused, when asking for it again does no harm.</summary>
    public string? Again { get; private set; }

    public void OnGet()
    {
        var problem = HttpContext.Features.Get<Problem>();
        var status = problem?.Status ?? StatusCodes.Status404NotFound;
        Response.StatusCode = status;
        Status = Nearest(status);
        Wait = ReadWait();

        // A path of two slashes would lead to another site.
        Again = Status is 400 or 405 or 413 or 429 or 503 && Url.IsLocalUrl(problem?.Path) ? problem.Path : null;
    }

    private static int Nearest(int status) => status switch
    {
        _ when Known.Contains(status) => status,
        401 => 403,
        410 => 404,
        502 or 504 => 503,
        >= 500 => 500,
        _ => 400,
    };

    // RFC 9110, section 10.2.3: seconds or a date.
    private string? ReadWait()
    {
        var value = Response.Headers.RetryAfter.ToString();
        if (!int.TryParse(value, out var seconds))
        {
            if (!DateTimeOffset.TryParse(value, out var until))
            {
                return null;
            }

            seconds = (int)Math.Ceiling((until - time.GetUtcNow()).TotalSeconds);
        }

        return seconds switch
        {
            <= 0 => null,
            1 => texts["WaitOneSecond"].Value,
            < 90 => texts["WaitSeconds", seconds].Value,
            _ => texts["WaitMinutes", (seconds + 59) / 60].Value,
        };
    }
}
