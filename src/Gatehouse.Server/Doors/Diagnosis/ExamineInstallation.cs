using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Diagnosis;

internal sealed record ExamineInstallationRequest;

internal sealed record ExamineInstallationReply(IReadOnlyList<Finding> Findings);

/// <summary>What <c>gatehouse doctor</c> prints, for whoever owns the installation and has a browser at hand.</summary>
internal sealed class ExamineInstallation(IServiceProvider services) : Operation<ExamineInstallationRequest, ExamineInstallationReply>
{
    private readonly List<Finding> findings = [];

    public override OperationDeclaration Declaration { get; } =
        new(nameof(ExamineInstallation), "account.amazonaws.com", new OperationRule.Operator(), ReadOnly: true);

    /// <summary>Mail servers and other people's hosts are asked: nothing for a transaction.</summary>
    public override async ValueTask<Refusal?> PrepareAsync(ExamineInstallationRequest request, Caller caller, CancellationToken cancellation)
    {
        await foreach (var finding in Examinations.RunAsync(new(services), null, cancellation))
        {
            findings.Add(finding);
        }

        return null;
    }

    public override Task<Outcome<ExamineInstallationReply>> HandleAsync(ExamineInstallationRequest request, Caller caller, DbSession session) =>
        Task.FromResult<Outcome<ExamineInstallationReply>>(new ExamineInstallationReply(findings));
}
