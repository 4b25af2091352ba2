using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Web;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Mailbox.Pages;

internal sealed class MailboxModel(MailboxGuard guard, KeptLetters letters) : PageModel
{
    /// <summary>Whose letters are wanted; everybody's when empty.</summary>
    public string To { get; private set; } = "";

    public IReadOnlyList<string> Recipients { get; private set; } = [];

    public IReadOnlyList<KeptLetter> Letters { get; private set; } = [];

    public KeptLetter? Open { get; private set; }

    public async Task<IActionResult> OnGetAsync(string? to, string? id)
    {
        if (!guard.Allows(HttpContext))
        {
            return NotFound();
        }

        To = to ?? "";
        var all = await letters.FindAsync(null, MailboxGuard.MostLetters, HttpContext.RequestAborted);
        Recipients = [.. all.Select(static letter => letter.Row.Recipient).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];
        Letters = To.Length == 0 ? all : await letters.FindAsync(To, MailboxGuard.MostLetters, HttpContext.RequestAborted);
        Open = Letters.FirstOrDefault(letter => letter.Row.Id == id) ?? (Letters.Count > 0 ? Letters[0] : null);
        PagePolicy.Of(HttpContext).ShowOwnFrames();
        return Page();
    }

    public static DateTimeOffset WrittenAt(KeptLetter letter) => DateTimeOffset.FromUnixTimeMilliseconds(letter.Row.CreatedAt);

    public static string StateName(KeptLetter letter) => letter.Row.State switch
    {
        MailState.Sent => "StateSent",
        MailState.Kept => "StateKept",
        MailState.Failed => "StateFailed",
        _ => "StateQueued",
    };
}
