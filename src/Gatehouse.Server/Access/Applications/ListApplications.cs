using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Applications;

internal sealed record ListApplicationsFilter
{
    [Length(12, 12)]
    [Pattern(SsoPatterns.AccountId)]
    public string? ApplicationAccount { get; init; }

    [Length(SsoPatterns.ShortestArn, SsoPatterns.LongestArn)]
    [Pattern(ApplicationPatterns.ProviderArn)]
    public string? ApplicationProvider { get; init; }
}

internal sealed record ListApplicationsRequest : InstanceRequest
{
    [Range(1, 100)]
    public int? MaxResults { get; init; }

    [Length(0, SsoPatterns.LongestToken)]
    [Pattern(SsoPatterns.Token)]
    public string? NextToken { get; init; }

    public ListApplicationsFilter? Filter { get; init; }
}

internal sealed record ListApplicationsReply(IReadOnlyList<ApplicationItem> Applications, string? NextToken);

internal sealed class ListApplications : InstanceOperation<ListApplicationsRequest, ListApplicationsReply>
{
    /// <summary>No page has more, whatever is asked for.</summary>
    private const int Most = 50;

    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListApplications), readOnly: true);

    protected override Task<Outcome<ListApplicationsReply>> HandleAsync(ListApplicationsRequest request, WorkforceDirectory directory, DbSession session) =>
        TokenPages.CutAsync(
            request.NextToken,
            Math.Min(request.MaxResults ?? Most, Most),
            (after, limit) => ApplicationStore.FindPageAsync(
                session, directory.Id, request.Filter?.ApplicationAccount ?? "", request.Filter?.ApplicationProvider ?? "", after, limit),
            static application => application.Id,
            (found, next) => new ListApplicationsReply([.. found.Select(each => ApplicationItem.Of(new(each, directory)))], next));
}
