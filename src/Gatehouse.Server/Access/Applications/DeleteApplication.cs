using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Applications;

internal sealed record DeleteApplicationRequest : ApplicationRequest;

/// <summary>Its assignments, grants and scopes go with it.</summary>
internal sealed class DeleteApplication : ApplicationOperation<DeleteApplicationRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeleteApplication));

    protected override async Task<Outcome<Nothing>> HandleAsync(DeleteApplicationRequest request, FoundApplication found, DbSession session)
    {
        await TagStore.RemoveAllAsync(session, found.Application.Id);
        await ApplicationStore.DeleteAsync(session, found.Application.Id);
        return Nothing.Value;
    }
}
