using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Methods;

internal sealed record DeleteApplicationAuthenticationMethodRequest : AuthenticationMethodRequest;

internal sealed class DeleteApplicationAuthenticationMethod : ApplicationOperation<DeleteApplicationAuthenticationMethodRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteApplicationAuthenticationMethod));

    protected override async Task<Outcome<Nothing>> HandleAsync(
        DeleteApplicationAuthenticationMethodRequest request, FoundApplication found, DbSession session)
    {
        await ApplicationStore.UpdateAsync(session, found.Application with { ActorPolicy = null });
        return Nothing.Value;
    }
}
