using Gatehouse.Protocols.Aws.Members;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record ListDelegatedServicesForAccountRequest : PageRequest
{
    [Required]
    [Length(0, 12)]
    [Pattern(OrganizationPatterns.AccountId)]
    public string AccountId { get; init; } = null!;
}

internal sealed record DelegatedService(string ServicePrincipal, DateTimeOffset DelegationEnabledDate);

internal sealed record ListDelegatedServicesForAccountReply(IReadOnlyList<DelegatedService> DelegatedServices, string? NextToken);

internal sealed class ListDelegatedServicesForAccount : OrganizationOperation<ListDelegatedServicesForAccountRequest, ListDelegatedServicesForAccountReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListDelegatedServicesForAccount), readOnly: true);

    protected override (string? Target, string? Other) TargetsOf(ListDelegatedServicesForAccountRequest request) => (request.AccountId, null);

    protected override async Task<Outcome<ListDelegatedServicesForAccountReply>> HandleAsync(
        ListDelegatedServicesForAccountRequest request, Membership membership, Caller caller, DbSession session) =>
        await MemberStore.FindAsync(session, membership.Organization.Id, request.AccountId) is not { } member ? OrganizationRefusals.NoAccount
        : await DelegateStore.FindServicesAsync(session, member.AccountId) is not { Count: > 0 } services ? DeregisterDelegatedAdministrator.NotRegistered
        : await OrganizationPages.CutAsync(
            request,
            services,
            static each => each.Service,
            static (page, next) => new ListDelegatedServicesForAccountReply([.. page.Select(static each => new DelegatedService(each.Service, each.At))], next));
}
