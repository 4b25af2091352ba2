using Gatehouse.Server.Foundation.Phones;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.Doors.Mailbox.Pages;

internal sealed class PhoneModel(PhoneGuard guard, KeptMessages messages) : PageModel
{
    /// <summary>Whose messages are wanted, in E.164 form; everybody's when empty.</summary>
    public string To { get; private set; } = "";

    public IReadOnlyList<string> Numbers { get; private set; } = [];

    public IReadOnlyList<KeptMessage> Messages { get; private set; } = [];

    public async Task<IActionResult> OnGetAsync(string? to)
    {
        if (!guard.Allows(HttpContext))
        {
            return NotFound();
        }

        var all = await messages.FindAsync(null, PhoneGuard.MostMessages, HttpContext.RequestAborted);
        Numbers = [.. all.Select(static each => each.Row.Recipient).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)];
        var number = PhoneNumber.Find(to);
        To = number?.E164 ?? "";
        Messages = number is null ? all : await messages.FindAsync(number, PhoneGuard.MostMessages, HttpContext.RequestAborted);
        return Page();
    }

    public static DateTimeOffset WrittenAt(KeptMessage message) => DateTimeOffset.FromUnixTimeMilliseconds(message.Row.CreatedAt);

    public static bool IsCall(KeptMessage message) => message.Row.Way == nameof(PhoneWay.Call);
}
