using Gatehouse.Server.Access.Roles.AuthorizationDetails;
using Gatehouse.Server.Access.Roles.Certificates;
using Gatehouse.Server.Access.Roles.InstanceProfiles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Access.Roles.ServiceLinked;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Organizations.Members;

namespace Gatehouse.Server.Access.Roles;

internal static class RolesRoom
{
    private const string Service = "iam";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<RoleRemoval>();
        services.AddSingleton<RoleUses>();
        services.AddHostedService(static provider => provider.GetRequiredService<RoleUses>());
        services.AddSingleton(new SealedColumn("server_certificates", "id", "sealed_private_key", ServerCertificate.Purpose));
        services.AddSingleton<IAccountRemoved, RemoveTagsOfAccount>();
        services.AddSingleton<IMemberChanges, MemberRoles>();
        services.AddSingleton<DetailPages>();
        services.AddSingleton<DetailWriter>();

        services.AddOperation<CreateRole>(Service);
        services.AddOperation<DeleteRole>(Service);
        services.AddOperation<GetRole>(Service);
        services.AddOperation<ListRoleTags>(Service);
        services.AddOperation<ListRoles>(Service);
        services.AddOperation<TagRole>(Service);
        services.AddOperation<UntagRole>(Service);
        services.AddOperation<UpdateAssumeRolePolicy>(Service);
        services.AddOperation<UpdateRole>(Service);
        services.AddOperation<UpdateRoleDescription>(Service);

        services.AddOperation<GetAccountAuthorizationDetails>(Service);

        services.AddOperation<DeleteServerCertificate>(Service);
        services.AddOperation<GetServerCertificate>(Service);
        services.AddOperation<ListServerCertificateTags>(Service);
        services.AddOperation<ListServerCertificates>(Service);
        services.AddOperation<TagServerCertificate>(Service);
        services.AddOperation<UntagServerCertificate>(Service);
        services.AddOperation<UpdateServerCertificate>(Service);
        services.AddOperation<UploadServerCertificate>(Service);

        services.AddOperation<AddRoleToInstanceProfile>(Service);
        services.AddOperation<CreateInstanceProfile>(Service);
        services.AddOperation<DeleteInstanceProfile>(Service);
        services.AddOperation<GetInstanceProfile>(Service);
        services.AddOperation<ListInstanceProfileTags>(Service);
        services.AddOperation<ListInstanceProfiles>(Service);
        services.AddOperation<ListInstanceProfilesForRole>(Service);
        services.AddOperation<RemoveRoleFromInstanceProfile>(Service);
        services.AddOperation<TagInstanceProfile>(Service);
        services.AddOperation<UntagInstanceProfile>(Service);

        services.AddOperation<AttachRolePolicy>(Service);
        services.AddOperation<DeleteRolePermissionsBoundary>(Service);
        services.AddOperation<DeleteRolePolicy>(Service);
        services.AddOperation<DetachRolePolicy>(Service);
        services.AddOperation<GetRolePolicy>(Service);
        services.AddOperation<ListAttachedRolePolicies>(Service);
        services.AddOperation<ListRolePolicies>(Service);
        services.AddOperation<PutRolePermissionsBoundary>(Service);
        services.AddOperation<PutRolePolicy>(Service);

        services.AddOperation<CreateServiceLinkedRole>(Service);
        services.AddOperation<DeleteServiceLinkedRole>(Service);
        services.AddOperation<GetServiceLinkedRoleDeletionStatus>(Service);
    }
}
