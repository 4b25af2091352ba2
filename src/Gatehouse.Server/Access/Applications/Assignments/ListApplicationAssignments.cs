using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Assignments;

internal sealed record ListApplicationAssignmentsRequest : ApplicationRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record ApplicationAssignmentsReply(IReadOnlyList<ApplicationAssignmentItem> ApplicationAssignments, string? NextToken);

internal sealed class ListApplicationAssignments : ApplicationOperation<ListApplicationAssignmentsRequest, ApplicationAssignmentsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListApplicationAssignments), readOnly: true);

    protected override Task<Outcome<ApplicationAssignmentsReply>> HandleAsync(
        ListApplicationAssignmentsRequest request, FoundApplication found, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => ApplicationAssignmentStore.FindPageAsync(session, found.Application.Id, after, limit),
            static assignment => assignment.Principal.Id,
            (rows, next) => new ApplicationAssignmentsReply(
                [.. rows.Select(each => new ApplicationAssignmentItem(found.Arn, each.Principal.Id, each.Principal.Type))], next));
}
