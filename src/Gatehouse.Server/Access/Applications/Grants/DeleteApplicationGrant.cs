using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Grants;

internal sealed record DeleteApplicationGrantRequest : GrantRequest;

internal sealed class DeleteApplicationGrant : ApplicationOperation<DeleteApplicationGrantRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteApplicationGrant));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteApplicationGrantRequest request, FoundApplication found, DbSession session)
    {
        await ApplicationGrantStore.DeleteAsync(session, found.Application.Id, request.GrantType);
        return Nothing.Value;
    }
}
