using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Users.Passwords;

namespace Gatehouse.Server.People.Users.Reports;

internal sealed record GenerateCredentialReportRequest;

internal sealed record GenerateCredentialReportReply(string State, string? Description);

/// <summary>
/// Makes a report unless one of the last four hours is there. It is finished before the answer, which says <c>STARTED</c> all the
/// same: clients ask again until they read <c>COMPLETE</c>.
/// </summary>
internal sealed class GenerateCredentialReport(Database database, TimeProvider clock) : IamOperation<GenerateCredentialReportRequest, GenerateCredentialReportReply>
{
    public static readonly TimeSpan Valid = TimeSpan.FromHours(4);

    private string? made;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(GenerateCredentialReport));

    /// <summary>Thousands of rows are read and written down before the one writer of the database is asked for.</summary>
    public override async ValueTask<Refusal?> PrepareAsync(GenerateCredentialReportRequest request, Caller caller, CancellationToken cancellation)
    {
        var account = AccountId.Get(caller.AccountId);
        var facts = await database.ReadAsync(
            async session => IsValid(await CredentialReportStore.FindAsync(session, account), clock.GetUtcNow())
                ? null
                : new ReportFacts(
                    (await AccountStore.FindAsync(session, account))!,
                    await PasswordPolicyStore.FindAsync(session, account),
                    await CredentialReportStore.FindUsersAsync(session, account),
                    await AccessKeyStore.FindOfAccountAsync(session, account),
                    await CredentialReportStore.FindCertificatesAsync(session, account),
                    (await MfaDeviceStore.CountAsync(session, account.Digits)).OfRoot > 0),
            cancellation);
        made = facts is null ? null : CredentialReportWriter.Write(facts);
        return null;
    }

    public override async Task<Outcome<GenerateCredentialReportReply>> HandleAsync(GenerateCredentialReportRequest request, Caller caller, DbSession session)
    {
        if (made is null)
        {
            return new GenerateCredentialReportReply("COMPLETE", null);
        }

        await CredentialReportStore.PutAsync(session, AccountId.Get(caller.AccountId), made, clock.GetUtcNow());
        return new GenerateCredentialReportReply("STARTED", "No report exists. Starting a new report generation task");
    }

    public static bool IsValid(StoredReport? report, DateTimeOffset now) =>
        report is not null && now - DateTimeOffset.FromUnixTimeMilliseconds(report.GeneratedAt) < Valid;
}
