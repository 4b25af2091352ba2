using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Overview;

internal sealed record ListAssignmentsOfAccountRequest : AccountOverviewRequest;

internal sealed record ListAssignmentsOfAccountReply(IReadOnlyList<NamedAssignment> Assignments, string? NextToken);

internal sealed class ListAssignmentsOfAccount : AccountOverviewOperation<ListAssignmentsOfAccountRequest, ListAssignmentsOfAccountReply>
{
    public override OperationDeclaration Declaration { get; } = DeclareOverview(nameof(ListAssignmentsOfAccount));

    protected override Task<Outcome<ListAssignmentsOfAccountReply>> HandleAsync(
        ListAssignmentsOfAccountRequest request, WorkforceDirectory directory, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            (after, limit) => OverviewStore.FindAssignmentsAsync(session, directory.Id, AccountId.Get(request.AccountId), after, limit),
            OverviewStore.PlaceOf,
            static (found, next) => new ListAssignmentsOfAccountReply(found, next));
}
