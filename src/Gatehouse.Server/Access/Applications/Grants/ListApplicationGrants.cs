using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
namespace Gatehouse.Server.Access.Applications.Grants;

internal sealed record ListApplicationGrantsRequest : ApplicationRequest
{
    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record ListApplicationGrantsReply(IReadOnlyList<GrantItem> Grants);

internal sealed class ListApplicationGrants : ApplicationOperation<ListApplicationGrantsRequest, ListApplicationGrantsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListApplicationGrants), readOnly: true);

    protected override async Task<Outcome<ListApplicationGrantsReply>> HandleAsync(
        ListApplicationGrantsRequest request, FoundApplication found, DbSession session) =>
        new ListApplicationGrantsReply([.. (await ApplicationGrantStore.FindAllAsync(session, found.Application.Id)).OrderBy(static each => each.GrantType, StringComparer.Ordinal)]);
}
