using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Scopes;

internal sealed record GetApplicationAccessScopeRequest : ScopeRequest;

internal sealed class GetApplicationAccessScope : ApplicationOperation<GetApplicationAccessScopeRequest, ApplicationScope>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(GetApplicationAccessScope), readOnly: true);

    protected override async Task<Outcome<ApplicationScope>> HandleAsync(
        GetApplicationAccessScopeRequest request, FoundApplication found, DbSession session) =>
        (await ApplicationScopeStore.FindAllAsync(session, found.Application.Id)).FirstOrDefault(each => each.Scope == request.Scope) is { } scope
            ? scope
            : SsoRefusals.NotFound($"The application has no access scope {request.Scope}.");
}
