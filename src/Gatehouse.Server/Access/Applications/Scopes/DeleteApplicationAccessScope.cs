using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Scopes;

internal sealed record DeleteApplicationAccessScopeRequest : ScopeRequest;

internal sealed class DeleteApplicationAccessScope : ApplicationOperation<DeleteApplicationAccessScopeRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteApplicationAccessScope));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteApplicationAccessScopeRequest request, FoundApplication found, DbSession session)
    {
        await ApplicationScopeStore.DeleteAsync(session, found.Application.Id, request.Scope);
        return Nothing.Value;
    }
}
