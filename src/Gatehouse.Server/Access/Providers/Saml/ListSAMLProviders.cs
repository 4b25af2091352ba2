using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Providers.Saml;

internal sealed record ListSAMLProvidersRequest;

internal sealed record ListSAMLProvidersReply
{
    public required IReadOnlyList<SAMLProviderListEntry> SAMLProviderList { get; init; }
}

internal sealed record SAMLProviderListEntry(string Arn, DateTimeOffset? ValidUntil, DateTimeOffset CreateDate);

internal sealed class ListSAMLProviders : IamOperation<ListSAMLProvidersRequest, ListSAMLProvidersReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListSAMLProviders), readOnly: true);

    public override async Task<Outcome<ListSAMLProvidersReply>> HandleAsync(ListSAMLProvidersRequest request, Caller caller, DbSession session) =>
        new ListSAMLProvidersReply
        {
            SAMLProviderList =
            [
                .. (await SamlProviderStore.FindAllAsync(session, caller.AccountId))
                    .Select(static provider => new SAMLProviderListEntry(provider.Arn, provider.ValidUntil, provider.CreatedAt)),
            ],
        };
}
