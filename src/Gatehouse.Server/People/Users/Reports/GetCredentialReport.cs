using System.Text;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users.Reports;

internal sealed record GetCredentialReportRequest;

internal sealed record GetCredentialReportReply(byte[] Content, string ReportFormat, DateTimeOffset GeneratedTime);

internal sealed class GetCredentialReport(TimeProvider clock) : IamOperation<GetCredentialReportRequest, GetCredentialReportReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetCredentialReport), readOnly: true);

    public override async Task<Outcome<GetCredentialReportReply>> HandleAsync(GetCredentialReportRequest request, Caller caller, DbSession session) =>
        await CredentialReportStore.FindAsync(session, AccountId.Get(caller.AccountId)) switch
        {
            null => new Refusal("ReportNotPresent", RefusalKind.Expired, "Credential report not generated. Call GenerateCredentialReport first."),
            var report when !GenerateCredentialReport.IsValid(report, clock.GetUtcNow()) =>
                new Refusal("ReportExpired", RefusalKind.Expired, "The credential report has expired. Call GenerateCredentialReport to make a new one."),
            var report => new GetCredentialReportReply(
                Encoding.UTF8.GetBytes(report.Content), "text/csv", DateTimeOffset.FromUnixTimeMilliseconds(report.GeneratedAt)),
        };
}
