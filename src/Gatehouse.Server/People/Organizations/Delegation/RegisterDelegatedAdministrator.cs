using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record RegisterDelegatedAdministratorRequest : DelegationRequest;

internal sealed class RegisterDelegatedAdministrator(TimeProvider clock) : OrganizationOperation<RegisterDelegatedAdministratorRequest, Nothing>
{
    private static readonly Refusal s_registered = new(
        "AccountAlreadyRegisteredException", RefusalKind.Conflict, "The specified account is already a delegated administrator for this service.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(RegisterDelegatedAdministrator));

    public override Refusal? Validate(RegisterDelegatedAdministratorRequest request) => ServicePrincipals.FindProblem(request);

    protected override (string? Target, string? Other) TargetsOf(RegisterDelegatedAdministratorRequest request) => (request.AccountId, null);

    protected override AccessCheck Ask(AccessCheck check, RegisterDelegatedAdministratorRequest request) => check.With("organizations:ServicePrincipal", request.ServicePrincipal);

    protected override async Task<Outcome<Nothing>> HandleAsync(RegisterDelegatedAdministratorRequest request, Membership membership, Caller caller, DbSession session)
    {
        var organization = membership.Organization;
        if (await MemberStore.FindAsync(session, organization.Id, request.AccountId) is not { } member)
        {
            return OrganizationRefusals.NoAccount;
        }

        if (member.AccountId == organization.ManagementAccountId)
        {
            return OrganizationRefusals.Constraint("CANNOT_REGISTER_MASTER_AS_DELEGATED_ADMINISTRATOR", "You can't register the management account as a delegated administrator.");
        }

        if (member.Status != AccountStatus.Active)
        {
            return OrganizationRefusals.Constraint("CANNOT_REGISTER_SUSPENDED_ACCOUNT_AS_DELEGATED_ADMINISTRATOR", "You can't register a suspended account as a delegated administrator.");
        }

        if (!await ServiceStore.IsEnabledAsync(session, organization.Id, request.ServicePrincipal))
        {
            return OrganizationRefusals.Constraint("SERVICE_ACCESS_NOT_ENABLED", "You must enable the service's access to your organization first.");
        }

        return await DelegateStore.RegisterAsync(session, organization.Id, member.AccountId, request.ServicePrincipal, clock.GetUtcNow()) ? Nothing.Value : s_registered;
    }
}
