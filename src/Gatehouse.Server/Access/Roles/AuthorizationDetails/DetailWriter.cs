using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.BuiltIn;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Roles.InstanceProfiles;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Access.Roles.AuthorizationDetails;

/// <summary>Adds to the entries of one page what hangs on them, with the same few looks however many they are.</summary>
internal sealed class DetailWriter(BuiltInPolicies builtIn)
{
    public async Task<GetAccountAuthorizationDetailsReply> WriteAsync(DbSession session, string accountId, IReadOnlyList<DetailEntry> entries)
    {
        var users = Of<IamUser>(entries);
        var groups = Of<IamGroup>(entries);
        var roles = Of<Role>(entries);
        IReadOnlyList<string> ids = [.. users.Select(static user => user.Id), .. groups.Select(static group => group.Id), .. roles.Select(static role => role.Id)];
        var inline = await InlinePolicyStore.FindAllAsync(session, ids);
        var attached = await AttachmentStore.FindAllAsync(session, ids);
        var tags = await DetailStore.FindTagsAsync(session, ids);
        var memberships = await DetailStore.FindGroupsAsync(session, [.. users.Select(static user => user.Id)]);
        var profiles = (await InstanceProfileStore.FindByRolesAsync(session, [.. roles.Select(static role => role.Id)])).ToLookup(static profile => profile.RoleId!);

        return new()
        {
            UserDetailList =
            [
                .. users.Select(user => new UserDetail
                {
                    Path = user.Path,
                    UserName = user.Name,
                    UserId = user.Id,
                    Arn = user.Arn,
                    CreateDate = user.CreatedAt,
                    UserPolicyList = Texts(inline[user.Id]),
                    GroupList = [.. memberships[user.Id]],
                    AttachedManagedPolicies = Named(attached[user.Id]),
                    PermissionsBoundary = BoundaryView.Of(user.BoundaryArn),
                    Tags = [.. tags[user.Id]],
                }),
            ],
            GroupDetailList =
            [
                .. groups.Select(group => new GroupDetail
                {
                    Path = group.Path,
                    GroupName = group.Name,
                    GroupId = group.Id,
                    Arn = group.Arn,
                    CreateDate = group.CreatedAt,
                    GroupPolicyList = Texts(inline[group.Id]),
                    AttachedManagedPolicies = Named(attached[group.Id]),
                }),
            ],
            RoleDetailList =
            [
                .. roles.Select(role => new RoleDetail
                {
                    Path = role.Path,
                    RoleName = role.Name,
                    RoleId = role.Id,
                    Arn = role.Arn,
                    CreateDate = role.CreatedAt,
                    AssumeRolePolicyDocument = role.TrustPolicy,
                    InstanceProfileList = [.. profiles[role.Id].Select(profile => InstanceProfileItem.Of(profile, role))],
                    RolePolicyList = Texts(inline[role.Id]),
                    AttachedManagedPolicies = Named(attached[role.Id]),
                    PermissionsBoundary = BoundaryView.Of(role.BoundaryArn),
                    Tags = [.. tags[role.Id]],
                    RoleLastUsed = RoleLastUsed.Of(role),
                }),
            ],
            Policies = await WritePoliciesAsync(session, accountId, Of<ManagedPolicy>(entries)),
        };
    }

    private static List<T> Of<T>(IReadOnlyList<DetailEntry> entries) => [.. entries.Select(static entry => entry.Subject).OfType<T>()];

    private static List<PolicyDetail> Texts(IEnumerable<InlinePolicy> policies) =>
        [.. policies.Select(static policy => new PolicyDetail(policy.Name) { PolicyDocument = policy.Document })];

    private static List<AttachedPolicy> Named(IEnumerable<string> arns) => [.. arns.Select(static arn => new AttachedPolicy(PolicyArns.NameOf(arn), arn))];

    private async Task<IReadOnlyList<ManagedPolicyDetail>> WritePoliciesAsync(DbSession session, string accountId, List<ManagedPolicy> policies)
    {
        var usage = await PolicyUsageStore.CountAsync(session, accountId, [.. policies.Select(static policy => policy.Arn)]);
        var texts = await PolicyTextStore.FindAllAsync(session, [.. policies.Where(static policy => !policy.IsBuiltIn).Select(static policy => policy.Id)]);
        return
        [
            .. policies.Select(policy =>
            {
                var used = usage.GetValueOrDefault(policy.Arn, PolicyUsage.None);
                IEnumerable<PolicyText> versions = builtIn.Find(policy.Arn) is { } known ? [known.Text] : texts[policy.Id];
                return new ManagedPolicyDetail
                {
                    PolicyName = policy.Name,
                    PolicyId = policy.Id,
                    Arn = policy.Arn,
                    Path = policy.Path,
                    DefaultVersionId = PolicyText.Name(policy.DefaultVersion),
                    AttachmentCount = (int)used.Attachments,
                    PermissionsBoundaryUsageCount = (int)used.Boundaries,
                    IsAttachable = true,
                    Description = policy.Description,
                    CreateDate = policy.CreatedAt,
                    UpdateDate = policy.UpdatedAt,
                    PolicyVersionList = [.. versions.Select(text => PolicyVersionItem.Of(policy, text, withDocument: true))],
                };
            }),
        ];
    }
}
