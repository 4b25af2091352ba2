using Gatehouse.Policies.Model;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>One inline policy of a user, group or role: a new one, or one that is named.</summary>
internal sealed class InlinePolicyModel(PageTools tools) : HolderPage(tools)
{
    public override string? Tab => "policy";

    /// <summary>The one to edit; nothing for a new one.</summary>
    [BindProperty(SupportsGet = true, Name = "policy")]
    public string? Policy { get; set; }

    [BindProperty]
    public string? PolicyName { get; set; }

    [BindProperty]
    public string? PolicyDocument { get; set; }

    public MissingPermission? ReadMissing { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        if (Policy is null)
        {
            PolicyDocument = PolicyTemplates.Identity;
            return Page();
        }

        var answer = await Holder.ReadInlineAsync(Policy);
        ReadMissing = answer.Missing;
        PolicyDocument = answer.Value is { } document ? PolicyFault.Lay(document) : null;
        return answer.Value is null && ReadMissing is null ? NotFound() : Page();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await OpenAsync() is { } gone)
        {
            return gone;
        }

        PolicyDocument = PolicyFault.Normal(PolicyDocument);
        if (PolicyFault.Find(PolicyDocument, PolicyUse.Identity, Words) is { } fault)
        {
            Tell(nameof(PolicyDocument), fault);
            return Page();
        }

        return Accept(await Holder.PutInlineAsync(Policy ?? PolicyName?.Trim() ?? "", PolicyDocument))
            ? Finish(IamLinks.To(Holder.Kind, Name), "InlineSaved")
            : Page();
    }
}
