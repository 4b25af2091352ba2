using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.OpenId;

internal sealed record ListOpenIDConnectProvidersRequest;

internal sealed record ListOpenIDConnectProvidersReply
{
    public required IReadOnlyList<OpenIDConnectProviderListEntry> OpenIDConnectProviderList { get; init; }
}

internal sealed record OpenIDConnectProviderListEntry(string Arn);

internal sealed class ListOpenIDConnectProviders : IamOperation<ListOpenIDConnectProvidersRequest, ListOpenIDConnectProvidersReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListOpenIDConnectProviders), readOnly: true);

    public override async Task<Outcome<ListOpenIDConnectProvidersReply>> HandleAsync(ListOpenIDConnectProvidersRequest request, Caller caller, DbSession session) =>
        new ListOpenIDConnectProvidersReply
        {
            OpenIDConnectProviderList =
            [
                .. (await OpenIdProviderStore.FindAllAsync(session, caller.AccountId)).Select(static provider => new OpenIDConnectProviderListEntry(provider.Arn)),
            ],
        };
}
