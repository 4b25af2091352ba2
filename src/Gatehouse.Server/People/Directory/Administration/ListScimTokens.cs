using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory.Scim;

namespace Gatehouse.Server.People.Directory.Administration;

internal sealed record ListScimTokensRequest;

internal sealed record ListScimTokensReply(IReadOnlyList<ScimToken> Tokens);

internal sealed class ListScimTokens : DirectoryOperation<ListScimTokensRequest, ListScimTokensReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListScimTokens), "sso-directory:ListBearerTokens", readOnly: true);

    protected override async Task<Outcome<ListScimTokensReply>> HandleAsync(ListScimTokensRequest request, WorkforceDirectory directory, Caller caller, DbSession session) =>
        new ListScimTokensReply(await ScimTokenStore.FindAllAsync(session, directory.Id));
}
