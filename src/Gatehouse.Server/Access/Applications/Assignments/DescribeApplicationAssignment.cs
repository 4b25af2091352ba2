using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Assignments;

internal sealed record DescribeApplicationAssignmentRequest : ApplicationPrincipalRequest;

internal sealed class DescribeApplicationAssignment : ApplicationOperation<DescribeApplicationAssignmentRequest, ApplicationAssignmentItem>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DescribeApplicationAssignment), readOnly: true);

    protected override async Task<Outcome<ApplicationAssignmentItem>> HandleAsync(
        DescribeApplicationAssignmentRequest request, FoundApplication found, DbSession session) =>
        await ApplicationAssignmentStore.ExistsAsync(session, found.Application.Id, request.ToPrincipal())
            ? new ApplicationAssignmentItem(found.Arn, request.PrincipalId, request.PrincipalType)
            : SsoRefusals.NotFound($"{request.PrincipalType} {request.PrincipalId} is not assigned to the application.");
}
