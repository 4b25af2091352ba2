using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record DisableAWSServiceAccessRequest : ServiceRequest;

internal sealed class DisableAWSServiceAccess : OrganizationOperation<DisableAWSServiceAccessRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(DisableAWSServiceAccess));

    public override Refusal? Validate(DisableAWSServiceAccessRequest request) => ServicePrincipals.FindProblem(request);

    protected override AccessCheck Ask(AccessCheck check, DisableAWSServiceAccessRequest request) => check.With("organizations:ServicePrincipal", request.ServicePrincipal);

    protected override async Task<Outcome<Nothing>> HandleAsync(DisableAWSServiceAccessRequest request, Membership membership, Caller caller, DbSession session)
    {
        if (await DelegateStore.AnyAsync(session, membership.Organization.Id, request.ServicePrincipal))
        {
            return OrganizationRefusals.Constraint(
                "DELEGATED_ADMINISTRATOR_EXISTS_FOR_THIS_SERVICE", "The service has a delegated administrator. Deregister it first.");
        }

        await ServiceStore.DisableAsync(session, membership.Organization.Id, request.ServicePrincipal);
        return Nothing.Value;
    }
}
