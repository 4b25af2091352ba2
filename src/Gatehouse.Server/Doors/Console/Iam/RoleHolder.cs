using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Doors.Console.Iam;

internal sealed class RoleHolder(IamPage page, string name) : PolicyHolder(page, name)
{
    public override string Kind => Roles;

    public override async Task<Answer<HolderFacts>> FindAsync() =>
        (await Page.TryAsync(Page.New<GetRole>(), new() { RoleName = Name })).Select(static reply =>
            new HolderFacts(reply.Role.RoleName, reply.Role.Arn, reply.Role.RoleId, reply.Role.CreateDate)
            {
                BoundaryArn = reply.Role.PermissionsBoundary?.PermissionsBoundaryArn,
                Description = reply.Role.Description,
                Tags = reply.Role.Tags ?? [],
                LastUsedAt = reply.Role.RoleLastUsed?.LastUsedDate,
                SessionSeconds = reply.Role.MaxSessionDuration,
                Trust = reply.Role.AssumeRolePolicyDocument,
            });

    public override async Task<Answer<IReadOnlyList<AttachedPolicy>>> ListAttachedAsync() =>
        (await Page.TryAsync(Page.New<ListAttachedRolePolicies>(), new() { RoleName = Name, MaxItems = Most })).Select(static reply => reply.AttachedPolicies);

    public override async Task<Answer<IReadOnlyList<string>>> ListInlineAsync() =>
        (await Page.TryAsync(Page.New<ListRolePolicies>(), new() { RoleName = Name, MaxItems = Most })).Select(static reply => reply.PolicyNames);

    public override async Task<Answer<string>> ReadInlineAsync(string policy) =>
        (await Page.TryAsync(Page.New<GetRolePolicy>(), new() { RoleName = Name, PolicyName = policy })).Select(static reply => reply.PolicyDocument);

    public override Task<Answer<Nothing>> AttachAsync(string arn) =>
        Page.TryAsync(Page.New<AttachRolePolicy>(), new() { RoleName = Name, PolicyArn = arn });

    public override Task<Answer<Nothing>> DetachAsync(string arn) =>
        Page.TryAsync(Page.New<DetachRolePolicy>(), new() { RoleName = Name, PolicyArn = arn });

    public override Task<Answer<Nothing>> PutInlineAsync(string policy, string document) =>
        Page.TryAsync(Page.New<PutRolePolicy>(), new() { RoleName = Name, PolicyName = policy, PolicyDocument = document });

    public override Task<Answer<Nothing>> DeleteInlineAsync(string policy) =>
        Page.TryAsync(Page.New<DeleteRolePolicy>(), new() { RoleName = Name, PolicyName = policy });

    public override Task<Answer<Nothing>> SetBoundaryAsync(string? arn) => arn is null
        ? Page.TryAsync(Page.New<DeleteRolePermissionsBoundary>(), new() { RoleName = Name })
        : Page.TryAsync(Page.New<PutRolePermissionsBoundary>(), new() { RoleName = Name, PermissionsBoundary = arn });

    public override Task<Answer<Nothing>> TagAsync(Tag tag) =>
        Page.TryAsync(Page.New<TagRole>(), new() { RoleName = Name, Tags = [tag] });

    public override Task<Answer<Nothing>> UntagAsync(string key) =>
        Page.TryAsync(Page.New<UntagRole>(), new() { RoleName = Name, TagKeys = [key] });

    public override Task<Answer<Nothing>> DeleteAsync() =>
        Page.TryAsync(Page.New<DeleteRole>(), new() { RoleName = Name });
}
