using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Web;

namespace Gatehouse.Server.Doors.Mailbox;

internal static class MailboxRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton<MailboxGuard>();

    public static void Map(WebApplication app)
    {
        app.MapGet("/mailbox/messages", ListAsync);
        app.MapGet("/mailbox/{id}/html", ShowAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, string? to, MailboxGuard guard, KeptLetters letters)
    {
        if (!guard.Allows(context))
        {
            return Results.NotFound();
        }

        var found = await letters.FindAsync(to, MailboxGuard.MostLetters, context.RequestAborted);
        return Results.Json([.. found.Select(MailboxMessage.Of)], MailboxJson.Default.ListMailboxMessage);
    }

    /// <summary>A letter's HTML alone, for the frame of the mailbox page: it may show itself and nothing else.</summary>
    private static async Task<IResult> ShowAsync(HttpContext context, string id, MailboxGuard guard, KeptLetters letters)
    {
        if (!guard.Allows(context) || await letters.FindAsync(id, context.RequestAborted) is not { } letter)
        {
            return Results.NotFound();
        }

        PagePolicy.Of(context).IsolateInFrame();
        return Results.Content(letter.Written.Html, "text/html; charset=utf-8");
    }
}
