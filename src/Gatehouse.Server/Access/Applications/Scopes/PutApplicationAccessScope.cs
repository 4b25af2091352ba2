using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Scopes;

internal sealed record PutApplicationAccessScopeRequest : ScopeRequest
{
    [Count(1, 10)]
    [Length(1, 100)]
    [Pattern(ApplicationPatterns.ScopeTarget)]
    public IReadOnlyList<string>? AuthorizedTargets { get; init; }
}

internal sealed class PutApplicationAccessScope : ApplicationOperation<PutApplicationAccessScopeRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(PutApplicationAccessScope));

    protected override async Task<Outcome<Nothing>> HandleAsync(PutApplicationAccessScopeRequest request, FoundApplication found, DbSession session) =>
        await ApplicationScopeStore.PutAsync(session, found.Application.Id, new(request.Scope, request.AuthorizedTargets))
            ? Nothing.Value
            : SsoRefusals.TooMany("access scopes of an application", ApplicationScopeStore.MostPerApplication);
}
