using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.People.Organizations.Delegation;

internal sealed record DeregisterDelegatedAdministratorRequest : DelegationRequest;

internal sealed class DeregisterDelegatedAdministrator : OrganizationOperation<DeregisterDelegatedAdministratorRequest, Nothing>
{
    public static Refusal NotRegistered { get; } = new(
        "AccountNotRegisteredException", RefusalKind.NotFound, "The specified account isn't a delegated administrator for this service.");

    public override OperationDeclaration Declaration { get; } = Declare(nameof(DeregisterDelegatedAdministrator));

    public override Refusal? Validate(DeregisterDelegatedAdministratorRequest request) => ServicePrincipals.FindProblem(request);

    protected override (string? Target, string? Other) TargetsOf(DeregisterDelegatedAdministratorRequest request) => (request.AccountId, null);

    protected override AccessCheck Ask(AccessCheck check, DeregisterDelegatedAdministratorRequest request) => check.With("organizations:ServicePrincipal", request.ServicePrincipal);

    protected override async Task<Outcome<Nothing>> HandleAsync(DeregisterDelegatedAdministratorRequest request, Membership membership, Caller caller, DbSession session) =>
        await MemberStore.FindAsync(session, membership.Organization.Id, request.AccountId) is not { } member ? OrganizationRefusals.NoAccount
        : await DelegateStore.DeregisterAsync(session, member.AccountId, request.ServicePrincipal) ? Nothing.Value
        : NotRegistered;
}
