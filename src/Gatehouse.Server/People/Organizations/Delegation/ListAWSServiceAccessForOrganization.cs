using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record ListAWSServiceAccessForOrganizationRequest : PageRequest;

internal sealed record EnabledServicePrincipal(string ServicePrincipal, DateTimeOffset DateEnabled);

internal sealed record ListAWSServiceAccessForOrganizationReply(IReadOnlyList<EnabledServicePrincipal> EnabledServicePrincipals, string? NextToken);

internal sealed class ListAWSServiceAccessForOrganization : OrganizationOperation<ListAWSServiceAccessForOrganizationRequest, ListAWSServiceAccessForOrganizationReply>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(ListAWSServiceAccessForOrganization), readOnly: true);

    protected override async Task<Outcome<ListAWSServiceAccessForOrganizationReply>> HandleAsync(
        ListAWSServiceAccessForOrganizationRequest request, Membership membership, Caller caller, DbSession session) =>
        await OrganizationPages.CutAsync(
            request,
            await ServiceStore.FindAllAsync(session, membership.Organization.Id),
            static each => each.Service,
            static (page, next) => new ListAWSServiceAccessForOrganizationReply([.. page.Select(static each => new EnabledServicePrincipal(each.Service, each.At))], next));
}
