using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Organizations.Delegation;
using Gatehouse.Server.People.Organizations.Handshakes;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Tags;
using Gatehouse.Server.People.Organizations.Units;
using IAccountRemoved = Gatehouse.Server.People.Accounts.Status.IAccountRemoved;
using IClosingObstacle = Gatehouse.Server.People.Accounts.Status.IClosingObstacle;

namespace Gatehouse.Server.People.Organizations;

internal static class OrganizationsRoom
{
    private const string Service = "organizations";

    public static void Add(IServiceCollection services)
    {
        services.AddSettings<OrganizationOptions>();
        services.AddSingleton<FoundOrganization>();
        services.AddSingleton<Leaving>();
        services.AddSingleton<Dissolution>();
        services.AddSingleton<IAccountRemoved>(static provider => provider.GetRequiredService<Dissolution>());
        services.AddSingleton<IClosingObstacle, ManagedMembers>();
        services.AddSingleton<OrganizationLetters>();
        services.AddSingleton<PolicyTextRules>();

        services.AddOperation<CreateOrganization>(Service);
        services.AddOperation<DeleteOrganization>(Service);
        services.AddOperation<DescribeOrganization>(Service);

        services.AddOperation<CloseAccount>(Service);
        services.AddOperation<CreateAccount>(Service);
        services.AddOperation<DescribeAccount>(Service);
        services.AddOperation<DescribeCreateAccountStatus>(Service);
        services.AddOperation<LeaveOrganization>(Service);
        services.AddOperation<ListAccounts>(Service);
        services.AddOperation<ListAccountsForParent>(Service);
        services.AddOperation<ListCreateAccountStatus>(Service);
        services.AddOperation<MoveAccount>(Service);
        services.AddOperation<RemoveAccountFromOrganization>(Service);

        services.AddOperation<CreateOrganizationalUnit>(Service);
        services.AddOperation<DeleteOrganizationalUnit>(Service);
        services.AddOperation<DescribeOrganizationalUnit>(Service);
        services.AddOperation<ListChildren>(Service);
        services.AddOperation<ListOrganizationalUnitsForParent>(Service);
        services.AddOperation<ListParents>(Service);
        services.AddOperation<ListRoots>(Service);
        services.AddOperation<UpdateOrganizationalUnit>(Service);
        services.AddPageOperation<ShowTree>();

        services.AddOperation<AttachPolicy>(Service);
        services.AddOperation<CreatePolicy>(Service);
        services.AddOperation<DeletePolicy>(Service);
        services.AddOperation<DescribePolicy>(Service);
        services.AddOperation<DetachPolicy>(Service);
        services.AddOperation<DisablePolicyType>(Service);
        services.AddOperation<EnablePolicyType>(Service);
        services.AddOperation<ListPolicies>(Service);
        services.AddOperation<ListPoliciesForTarget>(Service);
        services.AddOperation<ListTargetsForPolicy>(Service);
        services.AddOperation<UpdatePolicy>(Service);

        services.AddOperation<AcceptHandshake>(Service);
        services.AddOperation<CancelHandshake>(Service);
        services.AddOperation<DeclineHandshake>(Service);
        services.AddOperation<DescribeHandshake>(Service);
        services.AddOperation<EnableAllFeatures>(Service);
        services.AddOperation<InviteAccountToOrganization>(Service);
        services.AddOperation<ListHandshakesForAccount>(Service);
        services.AddOperation<ListHandshakesForOrganization>(Service);

        services.AddOperation<DeleteResourcePolicy>(Service);
        services.AddOperation<DeregisterDelegatedAdministrator>(Service);
        services.AddOperation<DescribeResourcePolicy>(Service);
        services.AddOperation<DisableAWSServiceAccess>(Service);
        services.AddOperation<EnableAWSServiceAccess>(Service);
        services.AddOperation<ListAWSServiceAccessForOrganization>(Service);
        services.AddOperation<ListDelegatedAdministrators>(Service);
        services.AddOperation<ListDelegatedServicesForAccount>(Service);
        services.AddOperation<PutResourcePolicy>(Service);
        services.AddOperation<RegisterDelegatedAdministrator>(Service);

        services.AddOperation<ListTagsForResource>(Service);
        services.AddOperation<TagResource>(Service);
        services.AddOperation<UntagResource>(Service);
    }
}
