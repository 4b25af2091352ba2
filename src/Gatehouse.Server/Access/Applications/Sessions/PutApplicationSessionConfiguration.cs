using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Sessions;

internal sealed record PutApplicationSessionConfigurationRequest : ApplicationRequest
{
    [OneOf(Application.Enabled, Application.Disabled)]
    public string? UserBackgroundSessionApplicationStatus { get; init; }
}

internal sealed class PutApplicationSessionConfiguration : ApplicationOperation<PutApplicationSessionConfigurationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutApplicationSessionConfiguration));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        PutApplicationSessionConfigurationRequest request, FoundApplication found, DbSession session)
    {
        await ApplicationStore.UpdateAsync(session, found.Application with { BackgroundSessions = request.UserBackgroundSessionApplicationStatus });
        return Nothing.Value;
    }
}
