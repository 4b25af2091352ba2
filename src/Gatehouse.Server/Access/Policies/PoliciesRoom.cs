using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Access.Policies.BuiltIn;
using Gatehouse.Server.Access.Policies.Controls;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Users;
using IPolicyTexts = Gatehouse.Server.People.Organizations.Policies.IPolicyTexts;

namespace Gatehouse.Server.Access.Policies;

internal static class PoliciesRoom
{
    private const string Service = "iam";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<BuiltInPolicies>();
        services.AddSingleton<ManagedPolicies>();
        services.AddSingleton<Attachments>();
        services.AddSingleton<BoundaryPolicies>();
        services.AddSingleton<IBoundaryPolicies>(static provider => provider.GetRequiredService<BoundaryPolicies>());
        services.AddSingleton<PrincipalPolicies>();
        services.AddSingleton<IPolicyTexts, ControlPolicyTexts>();
        services.AddSingleton<IPrincipalObstacle, PolicyObstacle>();

        services.AddOperation<AttachGroupPolicy>(Service);
        services.AddOperation<AttachUserPolicy>(Service);
        services.AddOperation<DetachGroupPolicy>(Service);
        services.AddOperation<DetachUserPolicy>(Service);
        services.AddOperation<ListAttachedGroupPolicies>(Service);
        services.AddOperation<ListAttachedUserPolicies>(Service);

        services.AddOperation<DeleteUserPermissionsBoundary>(Service);
        services.AddOperation<PutUserPermissionsBoundary>(Service);

        services.AddOperation<DeleteGroupPolicy>(Service);
        services.AddOperation<DeleteUserPolicy>(Service);
        services.AddOperation<GetGroupPolicy>(Service);
        services.AddOperation<GetUserPolicy>(Service);
        services.AddOperation<ListGroupPolicies>(Service);
        services.AddOperation<ListUserPolicies>(Service);
        services.AddOperation<PutGroupPolicy>(Service);
        services.AddOperation<PutUserPolicy>(Service);

        services.AddOperation<CreatePolicy>(Service);
        services.AddOperation<CreatePolicyVersion>(Service);
        services.AddOperation<DeletePolicy>(Service);
        services.AddOperation<DeletePolicyVersion>(Service);
        services.AddOperation<GetPolicy>(Service);
        services.AddOperation<GetPolicyVersion>(Service);
        services.AddOperation<ListEntitiesForPolicy>(Service);
        services.AddOperation<ListPolicies>(Service);
        services.AddOperation<ListPolicyTags>(Service);
        services.AddOperation<ListPolicyVersions>(Service);
        services.AddOperation<SetDefaultPolicyVersion>(Service);
        services.AddOperation<TagPolicy>(Service);
        services.AddOperation<UntagPolicy>(Service);
    }
}
