using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.SignIn.Pages;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Portal;

/// <summary>
/// A page for somebody of the directory that its address names; anybody else is led to sign in there and back. A form is sent as who it
/// was shown to, whoever else this browser is meanwhile.
/// </summary>
internal abstract class PortalPage(PortalTools tools) : PageModel
{
    /// <summary>What was done by the form that led here, for the message at the top.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? DoneKey { get; set; }

    /// <summary>The session that a form was shown to, by its public id.</summary>
    [BindProperty]
    public string? SessionId { get; set; }

    public PortalVisitor Visitor { get; private set; } = null!;

    /// <summary>What is wrong with the form as a whole.</summary>
    public string? Problem { get; protected set; }

    /// <summary>Whether the page changes how the visitor proves who they are.</summary>
    protected virtual bool AsksForProof => false;

    /// <summary>Whether its form asks for the current password: then only a device is asked for before.</summary>
    protected virtual bool ProvesPassword => false;

    protected PortalTools Tools { get; } = tools;

    protected IStringLocalizer<Texts> Words => Tools.Words;

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var name = PortalEntry.Read(RouteData.Values["portal"] as string) ?? "";
        var posted = HttpMethods.IsPost(Request.Method);
        var back = posted ? Request.Path.Value! : Request.Path.Value + Request.QueryString.Value;
        if (await Tools.FindDirectoryAsync(name, HttpContext.RequestAborted) is not { } directory
            || await Tools.FindVisitorAsync(HttpContext, directory, posted ? SessionId ?? "" : null) is not { } visitor)
        {
            context.Result = new RedirectResult($"{Addresses.OfPortal(name)}?return={Uri.EscapeDataString(back)}");
            return;
        }

        if (AsksForProof && await Tools.IsProofDueAsync(visitor, ProvesPassword))
        {
            context.Result = new RedirectResult($"/verify/again?return={Uri.EscapeDataString(back)}&session={visitor.Session.Id}");
            return;
        }

        Visitor = visitor;
        ViewData[nameof(PortalVisitor)] = visitor;
        await next();
    }

    /// <summary>The message for <see cref="DoneKey"/>; nothing for a key that no page gives.</summary>
    public string? Done(params ReadOnlySpan<string> keys)
    {
        var texts = Words;
        return DoneKey is not null && keys.Contains(DoneKey) ? texts["Done" + DoneKey].Value : null;
    }

    /// <summary>Runs an operation as the visitor.</summary>
    protected Task<Outcome<TReply>> RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request) =>
        Tools.Runner.RunAsync(operation, request, Visitor.Caller, HttpContext.RequestAborted);

    /// <summary>For what this visitor may read: a refusal would be a bug of the page.</summary>
    protected async Task<TReply> ReadAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request) =>
        await RunAsync(operation, request) is Outcome<TReply>.Done { Value: var reply }
            ? reply
            : throw new InvalidOperationException($"{operation.Declaration.Name} was refused.");

    protected T New<T>()
        where T : notnull => Tools.Services.GetRequiredService<T>();

    protected static Refusal? RefusalOf<T>(Outcome<T> outcome) => (outcome as Outcome<T>.Refused)?.Refusal;

    /// <summary>Leads to a page that says it is done; showing it again repeats nothing.</summary>
    protected RedirectResult Finish(string path, string done) => Redirect($"{Visitor.Home}/{path}?done={done}");
}
