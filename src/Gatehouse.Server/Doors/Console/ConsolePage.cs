using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Credentials;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console;

/// <summary>
/// A page for somebody signed in; anybody else is led to sign in and back. Whatever it shows or changes it asks of operations,
/// as the visitor.
/// </summary>
internal abstract class ConsolePage(ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts) : PageModel
{
    private const string Denied = "AccessDenied";

    /// <summary>What was done by the form that led here, for the message at the top.</summary>
    [BindProperty(SupportsGet = true, Name = "done")]
    public string? DoneKey { get; set; }

    public Visitor Visitor { get; private set; } = null!;

    /// <summary>What is wrong with the form as a whole.</summary>
    public string? Problem { get; protected set; }

    /// <summary>Whether even looking at this page is for somebody who has proved lately who they are.</summary>
    protected virtual bool AsksForProof => false;

    /// <summary>Whether its form asks for the current password: then only a device is asked for before.</summary>
    protected virtual bool ProvesPassword => false;

    protected ConsoleEntrance Entrance { get; } = entrance;

    protected IStringLocalizer<Texts> Words { get; } = texts;

    private Caller Caller => Visitor.Caller;

    /// <summary>After a post the form is lost anyway, so its page is opened again and not its address with a handler.</summary>
    private string Here => (HttpMethods.IsPost(Request.Method) ? Request.Path.Value : Request.Path.Value + Request.QueryString.Value) ?? "/console";

    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await Entrance.FindAsync(HttpContext) is not { } visitor)
        {
            var door = await Entrance.HasOthersAsync(HttpContext) ? "/sessions" : "/signin";
            context.Result = new RedirectResult($"{door}?return={Uri.EscapeDataString(Here)}");
            return;
        }

        if (AsksForProof && await Entrance.IsProofDueAsync(visitor, ProvesPassword))
        {
            context.Result = ProveFirst();
            return;
        }

        Visitor = visitor;
        ViewData[nameof(Visitor)] = visitor;
        var executed = await next();
        if (executed is { Exception: ProofMissingException, ExceptionHandled: false })
        {
            executed.ExceptionHandled = true;
            executed.Result = ProveFirst();
        }

        if (executed is { Exception: PermissionMissingException { Missing: var missing }, ExceptionHandled: false })
        {
            executed.ExceptionHandled = true;
            executed.Result = new ViewResult
            {
                ViewName = "/Doors/Console/Pages/NeedPermissions.cshtml",
                StatusCode = StatusCodes.Status403Forbidden,
                ViewData = new ViewDataDictionary<MissingPermission>(ViewData, missing),
            };
        }
    }

    /// <summary>The message for <see cref="DoneKey"/>; nothing for a key that no page gives.</summary>
    public string? Done(params ReadOnlySpan<string> keys)
    {
        var texts = Words;
        return DoneKey is not null && keys.Contains(DoneKey) ? texts["Done" + DoneKey].Value : null;
    }

    /// <summary>Runs it as the visitor. Where policies say no, the page ends here and says which permission is missing.</summary>
    protected async Task<Outcome<TReply>> RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request)
        where TReply : class
    {
        var answer = await AskAsync(operation, request);
        return answer.Missing is { } missing ? throw new PermissionMissingException(missing) : answer.Outcome;
    }

    /// <summary>Runs it as the visitor, for a part of a page that stands or falls by itself.</summary>
    internal async Task<Answer<TReply>> AskAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request)
        where TReply : class
    {
        var outcome = await runner.RunAsync(operation, request, Caller, HttpContext.RequestAborted);
        if (RefusalOf(outcome) is { Code: FreshProof.Needed })
        {
            throw new ProofMissingException();
        }

        return RefusalOf(outcome) is { Code: Denied, PrivateReason: not PasswordProof.WrongReason } refusal
            ? new(outcome, await FindMissingAsync(operation, request, refusal))
            : new(outcome);
    }

    /// <summary>For what this visitor may read: any other refusal than a missing permission would be a bug of the page.</summary>
    protected async Task<TReply> ReadAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request)
        where TReply : class =>
        await RunAsync(operation, request) switch
        {
            Outcome<TReply>.Done { Value: var reply } => reply,
            Outcome<TReply>.Refused { Refusal: var refusal } => throw new InvalidOperationException($"{operation.Declaration.Name} was refused: {refusal.Code}."),
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };

    /// <summary>Puts words beside a field, and the page back before the person.</summary>
    protected void Tell(string field, string text) => ModelState.AddModelError(field, text);

    /// <summary>Leads to a page that says it is done; showing it again repeats nothing.</summary>
    protected RedirectResult Finish(string path, string done) => Redirect($"{path}?done={done}");

    private RedirectResult ProveFirst() => Redirect($"/verify/again?return={Uri.EscapeDataString(Here)}");

    /// <summary>Of several questions it is the one that was answered with no: the reason for the account's own people begins with it.</summary>
    private async Task<MissingPermission> FindMissingAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Refusal refusal)
    {
        var checks = operation.Declaration.Rule is OperationRule.Iam ? await Entrance.FindChecksAsync(operation, request, Caller) : [];
        var check = checks.FirstOrDefault(each => refusal.PrivateReason?.StartsWith($"{each.Action} on {each.Resource}:", StringComparison.Ordinal) == true)
            ?? (checks is [var first, ..] ? first : null);
        return new(operation.Declaration.Name, check?.Action, check?.Resource, Caller.Arn);
    }

    protected static Refusal? RefusalOf<T>(Outcome<T> outcome) => (outcome as Outcome<T>.Refused)?.Refusal;
}
