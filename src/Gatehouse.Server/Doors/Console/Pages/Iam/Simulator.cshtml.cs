using Gatehouse.Server.Access.Authorization.Simulating;
using Gatehouse.Server.Doors.Console.Iam;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>Whether somebody may do something, and the statements that say so. Nothing happens.</summary>
internal sealed class SimulatorModel(PageTools tools) : IamPage(tools)
{
    private const int MostLines = 50;

    [BindProperty(SupportsGet = true, Name = "arn")]
    public string? LinkedArn { get; set; }

    [BindProperty]
    public string? PolicySourceArn { get; set; }

    [BindProperty]
    public string? ActionNames { get; set; }

    [BindProperty]
    public string? ResourceArns { get; set; }

    [BindProperty]
    public string? ContextEntries { get; set; }

    public IReadOnlyList<SimulatedAnswer>? Results { get; private set; }

    public IReadOnlyDictionary<StatementReference, string> Excerpts { get; private set; } = new Dictionary<StatementReference, string>();

    public void OnGet() => PolicySourceArn = LinkedArn ?? (Visitor.Caller.UserName is null ? null : Visitor.Caller.Arn);

    public async Task<IActionResult> OnPostAsync()
    {
        var (actions, resources) = (LinesField.Split(ActionNames), LinesField.Split(ResourceArns));
        var context = LinesField.Split(ContextEntries).Select(ReadEntry).ToList();
        if (string.IsNullOrWhiteSpace(PolicySourceArn))
        {
            Tell(nameof(PolicySourceArn), Words["MisfitMissing"]);
        }

        Judge(nameof(ActionNames), actions.Count, 1);
        Judge(nameof(ResourceArns), resources.Count, 0);
        Judge(nameof(ContextEntries), context.Count, 0);
        if (context.Contains(null))
        {
            Tell(nameof(ContextEntries), Words["ContextMalformed"]);
        }

        if (!ModelState.IsValid)
        {
            return Page();
        }

        var source = PolicySourceArn!.Trim();
        var answer = await TryAsync(New<SimulatePrincipalPolicy>(), new()
        {
            PolicySourceArn = source,
            ActionNames = actions,
            ResourceArns = resources.Count > 0 ? resources : null,
            ContextEntries = context.Count > 0 ? [.. context.Select(static entry => entry!)] : null,
            MaxItems = MostLines,
        });
        if (Accept(answer))
        {
            Results = [.. answer.Value!.EvaluationResults.SelectMany(SimulatedAnswer.Of)];
            Excerpts = await new StatementExcerpts(this).FindAsync(source, [.. Results.SelectMany(static each => each.Statements)]);
        }

        return Page();
    }

    /// <summary>A key, an equals sign and a value; several values stand between commas.</summary>
    private static ContextEntry? ReadEntry(string line)
    {
        var equals = line.IndexOf('=', StringComparison.Ordinal);
        var values = equals < 0 ? [] : line[(equals + 1)..].Split(',', StringSplitOptions.TrimEntries);
        return equals < 1 ? null : new() { ContextKeyName = line[..equals].Trim(), ContextKeyType = values.Length > 1 ? "stringList" : "string", ContextKeyValues = values };
    }

    private void Judge(string field, int count, int least)
    {
        if (count < least || count > MostLines)
        {
            Tell(field, Words["LinesBetween", least, MostLines]);
        }
    }
}
