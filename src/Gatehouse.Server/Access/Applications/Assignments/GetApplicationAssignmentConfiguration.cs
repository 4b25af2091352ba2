using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Assignments;

internal sealed record GetApplicationAssignmentConfigurationRequest : ApplicationRequest;

internal sealed record AssignmentConfigurationReply(bool AssignmentRequired);

internal sealed class GetApplicationAssignmentConfiguration : ApplicationOperation<GetApplicationAssignmentConfigurationRequest, AssignmentConfigurationReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetApplicationAssignmentConfiguration), readOnly: true);

    protected override Task<Outcome<AssignmentConfigurationReply>> HandleAsync(
        GetApplicationAssignmentConfigurationRequest request, FoundApplication found, DbSession session) =>
        Task.FromResult<Outcome<AssignmentConfigurationReply>>(new AssignmentConfigurationReply(found.Application.AssignmentRequired));
}
