using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record ListDelegatedAdministratorsRequest : PageRequest
{
    [Length(1, 128)]
    [Pattern(OrganizationPatterns.ServicePrincipal)]
    public string? ServicePrincipal { get; init; }
}

internal sealed record DelegatedAdministrator(
    string Id, string Arn, string Email, string Name, string Status, string State, string JoinedMethod, DateTimeOffset JoinedTimestamp, DateTimeOffset DelegationEnabledDate);

internal sealed record ListDelegatedAdministratorsReply(IReadOnlyList<DelegatedAdministrator> DelegatedAdministrators, string? NextToken);

internal sealed class ListDelegatedAdministrators : OrganizationOperation<ListDelegatedAdministratorsRequest, ListDelegatedAdministratorsReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListDelegatedAdministrators), readOnly: true);

    protected override AccessCheck Ask(AccessCheck check, ListDelegatedAdministratorsRequest request) =>
        request.ServicePrincipal is { } service ? check.With("organizations:ServicePrincipal", service) : check;

    protected override Task<Outcome<ListDelegatedAdministratorsReply>> HandleAsync(
        ListDelegatedAdministratorsRequest request, Membership membership, Caller caller, DbSession session) =>
        OrganizationPages.CutAsync(
            request,
            (after, limit) => FindAsync(session, membership.Organization, request.ServicePrincipal, after, limit),
            static each => each.Id,
            static (page, next) => new ListDelegatedAdministratorsReply(page, next));

    private static async Task<IReadOnlyList<DelegatedAdministrator>> FindAsync(DbSession session, Organization organization, string? service, string after, int limit)
    {
        var page = await DelegateStore.FindPageAsync(session, organization.Id, service, after, limit);
        var members = (await MemberStore.FindManyAsync(session, organization.Id, [.. page.Select(static each => each.AccountId)]))
            .ToDictionary(static member => member.AccountId.Digits, StringComparer.Ordinal);
        return
        [
            .. from each in page
               where members.ContainsKey(each.AccountId)
               let member = members[each.AccountId]
               select new DelegatedAdministrator(
                   each.AccountId,
                   organization.ArnOfAccount(each.AccountId),
                   member.Email,
                   member.Name,
                   AccountView.StatusOf(member.Status),
                   AccountView.StateOf(member.Status),
                   member.JoinedMethod,
                   member.JoinedAt,
                   each.At),
        ];
    }
}
