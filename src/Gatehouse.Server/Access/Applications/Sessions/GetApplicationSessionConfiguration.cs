using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Sessions;

internal sealed record GetApplicationSessionConfigurationRequest : ApplicationRequest;

internal sealed record SessionConfigurationReply(string UserBackgroundSessionApplicationStatus);

internal sealed class GetApplicationSessionConfiguration : ApplicationOperation<GetApplicationSessionConfigurationRequest, SessionConfigurationReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetApplicationSessionConfiguration), readOnly: true);

    protected override Task<Outcome<SessionConfigurationReply>> HandleAsync(
        GetApplicationSessionConfigurationRequest request, FoundApplication found, DbSession session) =>
        Task.FromResult<Outcome<SessionConfigurationReply>>(new SessionConfigurationReply(found.Application.BackgroundSessions ?? Application.Disabled));
}
