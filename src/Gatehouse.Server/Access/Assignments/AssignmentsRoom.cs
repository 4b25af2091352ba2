using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Access.Assignments.Overview;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.Access.Assignments;

internal static class AssignmentsRoom
{
    private const string Service = "sso";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<Provisioning>();
        services.AddSingleton<Assigning>();
        services.AddSingleton<SetPolicies>();
        services.AddSingleton<WorkforceAccess>();
        services.AddSingleton<IAccountRemoved, EndAssignments>();
        services.AddSingleton<IMemberChanges, EndAssignmentsOfMember>();
        services.AddSingleton<IUpkeep, AssignmentUpkeep>();

        services.AddPageOperation<FindAssignee>();
        services.AddPageOperation<ListAssignableAccounts>();
        services.AddPageOperation<ListAssignmentsOfAccount>();
        services.AddPageOperation<ListSetsByName>();
        services.AddPageOperation<ShowAccessMatrix>();

        services.AddOperation<AttachCustomerManagedPolicyReferenceToPermissionSet>(Service);
        services.AddOperation<AttachManagedPolicyToPermissionSet>(Service);
        services.AddOperation<CreateAccountAssignment>(Service);
        services.AddOperation<CreateInstance>(Service);
        services.AddOperation<CreateInstanceAccessControlAttributeConfiguration>(Service);
        services.AddOperation<CreatePermissionSet>(Service);
        services.AddOperation<DeleteAccountAssignment>(Service);
        services.AddOperation<DeleteInlinePolicyFromPermissionSet>(Service);
        services.AddOperation<DeleteInstance>(Service);
        services.AddOperation<DeleteInstanceAccessControlAttributeConfiguration>(Service);
        services.AddOperation<DeletePermissionSet>(Service);
        services.AddOperation<DeletePermissionsBoundaryFromPermissionSet>(Service);
        services.AddOperation<DescribeAccountAssignmentCreationStatus>(Service);
        services.AddOperation<DescribeAccountAssignmentDeletionStatus>(Service);
        services.AddOperation<DescribeInstance>(Service);
        services.AddOperation<DescribeInstanceAccessControlAttributeConfiguration>(Service);
        services.AddOperation<DescribePermissionSet>(Service);
        services.AddOperation<DescribePermissionSetProvisioningStatus>(Service);
        services.AddOperation<DetachCustomerManagedPolicyReferenceFromPermissionSet>(Service);
        services.AddOperation<DetachManagedPolicyFromPermissionSet>(Service);
        services.AddOperation<GetInlinePolicyForPermissionSet>(Service);
        services.AddOperation<GetPermissionsBoundaryForPermissionSet>(Service);
        services.AddOperation<ListAccountAssignmentCreationStatus>(Service);
        services.AddOperation<ListAccountAssignmentDeletionStatus>(Service);
        services.AddOperation<ListAccountAssignments>(Service);
        services.AddOperation<ListAccountAssignmentsForPrincipal>(Service);
        services.AddOperation<ListAccountsForProvisionedPermissionSet>(Service);
        services.AddOperation<ListCustomerManagedPolicyReferencesInPermissionSet>(Service);
        services.AddOperation<ListInstances>(Service);
        services.AddOperation<ListManagedPoliciesInPermissionSet>(Service);
        services.AddOperation<ListPermissionSetProvisioningStatus>(Service);
        services.AddOperation<ListPermissionSets>(Service);
        services.AddOperation<ListPermissionSetsProvisionedToAccount>(Service);
        services.AddOperation<ProvisionPermissionSet>(Service);
        services.AddOperation<PutInlinePolicyToPermissionSet>(Service);
        services.AddOperation<PutPermissionsBoundaryToPermissionSet>(Service);
        services.AddOperation<UpdateInstance>(Service);
        services.AddOperation<UpdateInstanceAccessControlAttributeConfiguration>(Service);
        services.AddOperation<UpdatePermissionSet>(Service);
    }
}
