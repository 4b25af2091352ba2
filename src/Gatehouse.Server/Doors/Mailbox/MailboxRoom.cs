using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.Web;

namespace Gatehouse.Server.Doors.Mailbox;

internal static class MailboxRoom
{
    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<MailboxGuard>();
        services.AddSingleton<PhoneGuard>();
    }

    public static void Map(WebApplication app)
    {
        app.MapGet("/mailbox/messages", static async context => await (await ListAsync(context)).ExecuteAsync(context));
        app.MapGet("/mailbox/{id}/html", static async context => await (await ShowAsync(context)).ExecuteAsync(context));
        app.MapGet("/phone/messages", static async context => await (await ListMessagesAsync(context)).ExecuteAsync(context));
    }

    private static async Task<IResult> ListAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<MailboxGuard>().Allows(context))
        {
            return Results.NotFound();
        }

        var to = context.Request.Query["to"].FirstOrDefault();
        var found = await services.GetRequiredService<KeptLetters>().FindAsync(to, MailboxGuard.MostLetters, context.RequestAborted);
        return Results.Json([.. found.Select(MailboxMessage.Of)], MailboxJson.Default.ListMailboxMessage);
    }

    /// <summary>A number in any spelling; one that is none has no messages.</summary>
    private static async Task<IResult> ListMessagesAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<PhoneGuard>().Allows(context))
        {
            return Results.NotFound();
        }

        // A plus sign that nobody encoded is a space in a query.
        var asked = context.Request.Query["to"].FirstOrDefault()?.Trim();
        var to = PhoneNumber.Find(asked) ?? PhoneNumber.Find("+" + asked);
        IReadOnlyList<KeptMessage> found = string.IsNullOrEmpty(asked) || to is not null
            ? await services.GetRequiredService<KeptMessages>().FindAsync(to, PhoneGuard.MostMessages, context.RequestAborted)
            : [];
        return Results.Json([.. found.Select(PhoneView.Of)], PhoneJson.Default.ListPhoneView);
    }

    /// <summary>A letter's HTML alone, for the frame of the mailbox page: it may show itself and nothing else.</summary>
    private static async Task<IResult> ShowAsync(HttpContext context)
    {
        var services = context.RequestServices;
        if (!services.GetRequiredService<MailboxGuard>().Allows(context)
            || await services.GetRequiredService<KeptLetters>().FindAsync((string)context.GetRouteValue("id")!, context.RequestAborted) is not { } letter)
        {
            return Results.NotFound();
        }

        PagePolicy.Of(context).IsolateInFrame();
        return Results.Content(letter.Written.Html, "text/html; charset=utf-8");
    }
}
