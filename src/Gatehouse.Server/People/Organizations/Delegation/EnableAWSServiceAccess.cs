using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record EnableAWSServiceAccessRequest : ServiceRequest;

/// <summary>Enabling it again is no mistake.</summary>
internal sealed class EnableAWSServiceAccess(TimeProvider clock) : OrganizationOperation<EnableAWSServiceAccessRequest, Nothing>
{
    public override OperationDeclaration Declaration { get; } = Declare(nameof(EnableAWSServiceAccess));

    public override Refusal? Validate(EnableAWSServiceAccessRequest request) => ServicePrincipals.FindProblem(request);

    protected override AccessCheck Ask(AccessCheck check, EnableAWSServiceAccessRequest request) => check.With("organizations:ServicePrincipal", request.ServicePrincipal);

    protected override async Task<Outcome<Nothing>> HandleAsync(EnableAWSServiceAccessRequest request, Membership membership, Caller caller, DbSession session)
    {
        if (!membership.Organization.HasAllFeatures)
        {
            return OrganizationRefusals.Constraint("ORGANIZATION_NOT_IN_ALL_FEATURES_MODE", "Your organization must have all features enabled.");
        }

        await ServiceStore.EnableAsync(session, membership.Organization.Id, request.ServicePrincipal, clock.GetUtcNow());
        return Nothing.Value;
    }
}
