using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Scopes;

internal sealed record ListApplicationAccessScopesRequest : ApplicationRequest
{
    [Range(1, 10)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record ListApplicationAccessScopesReply(IReadOnlyList<ApplicationScope> Scopes, string? NextToken);

internal sealed class ListApplicationAccessScopes : ApplicationOperation<ListApplicationAccessScopesRequest, ListApplicationAccessScopesReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListApplicationAccessScopes), readOnly: true);

    protected override async Task<Outcome<ListApplicationAccessScopesReply>> HandleAsync(
        ListApplicationAccessScopesRequest request, FoundApplication found, DbSession session) =>
        await TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            await ApplicationScopeStore.FindAllAsync(session, found.Application.Id),
            static scope => scope.Scope,
            static (scopes, next) => new ListApplicationAccessScopesReply(scopes, next));
}
