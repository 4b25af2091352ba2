using Gatehouse.Server.Access;
using Gatehouse.Server.Doors.Diagnosis;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages;

/// <summary>For the account that owns the installation; for all others there is nothing at this address.</summary>
internal sealed class DiagnosisModel(ConsoleEntrance entrance, OperationRunner runner, IStringLocalizer<Texts> texts, ExamineInstallation examine)
    : ConsolePage(entrance, runner, texts)
{
    /// <summary>What is wrong first.</summary>
    public IReadOnlyList<Finding> Findings { get; private set; } = [];

    public int Wrong => Findings.Count(static each => each.Verdict == Verdict.Wrong);

    public async Task<IActionResult> OnGetAsync()
    {
        if (Visitor is not { IsRoot: true, Account.OwnsInstallation: true })
        {
            return NotFound();
        }

        Findings = [.. (await ReadAsync(examine, new())).Findings.OrderByDescending(static each => each.Verdict)];
        return Page();
    }
}
