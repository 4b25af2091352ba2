using Gatehouse.Server.Doors.Console.Iam;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users.Reports;
using Microsoft.AspNetCore.Mvc;

namespace Gatehouse.Server.Doors.Console.Pages.Iam;

/// <summary>Every user with the state of their credentials, as a file.</summary>
internal sealed class CredentialReportModel(PageTools tools) : IamPage(tools)
{
    public DateTimeOffset? GeneratedAt { get; private set; }

    public MissingPermission? ReportMissing { get; private set; }

    public async Task<IActionResult> OnGetAsync() => await ShowAsync();

    public async Task<IActionResult> OnGetDownloadAsync() =>
        await RunAsync(New<GetCredentialReport>(), new()) is Outcome<GetCredentialReportReply>.Done { Value: var report }
            ? File(SpreadsheetText.Guard(report.Content), "text/csv; charset=utf-8", $"credential-report-{Visitor.Account.Id.Digits}.csv")
            : Redirect("/console/iam/credential-report");

    public async Task<IActionResult> OnPostAsync() =>
        Accept(await TryAsync(New<GenerateCredentialReport>(), new GenerateCredentialReportRequest()))
            ? Finish("/console/iam/credential-report", "Report")
            : await ShowAsync();

    private async Task<IActionResult> ShowAsync()
    {
        var report = await TryAsync(New<GetCredentialReport>(), new GetCredentialReportRequest());
        (GeneratedAt, ReportMissing) = (report.Value?.GeneratedTime, report.Missing);
        return Page();
    }
}
