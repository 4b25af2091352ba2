using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access.Applications.Providers;

internal sealed record ListApplicationProvidersRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }
}

internal sealed record ListApplicationProvidersReply(IReadOnlyList<ApplicationProvider> ApplicationProviders, string? NextToken);

internal sealed class ListApplicationProviders : SsoOperation<ListApplicationProvidersRequest, ListApplicationProvidersReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListApplicationProviders), readOnly: true);

    public override Task<Outcome<ListApplicationProvidersReply>> HandleAsync(ListApplicationProvidersRequest request, Caller caller, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            request.MaxResults,
            ApplicationProviders.All,
            static provider => provider.ApplicationProviderArn,
            static (providers, next) => new ListApplicationProvidersReply(providers, next));
}
