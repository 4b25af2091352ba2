using Gatehouse.Server.SignIn.Machine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>Where a page leads whose visitor must prove once more who they are; it leads to the prompt, and that back to the page.</summary>
internal sealed class StepUpModel(StepUpFlow flow) : PageModel
{
    public async Task<IActionResult> OnGetAsync([FromQuery(Name = "return")] string? asked, [FromQuery] string? session)
    {
        var goal = LocalPath.Or(asked, "/console");
        return await flow.BeginAsync(HttpContext, goal, session) is { } view
            ? Redirect(PromptRoutes.For(view))
            : Redirect("/signin?return=" + Uri.EscapeDataString(goal));
    }
}
