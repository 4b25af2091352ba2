using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Boundaries;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;

namespace Gatehouse.Server.Doors.Console.Iam;

internal sealed class UserHolder(IamPage page, string name) : PolicyHolder(page, name)
{
    public override string Kind => Users;

    public override async Task<Answer<HolderFacts>> FindAsync() =>
        (await Page.TryAsync(Page.New<GetUser>(), new() { UserName = Name })).Select(static reply =>
            new HolderFacts(reply.User.UserName!, reply.User.Arn, reply.User.UserId, reply.User.CreateDate)
            {
                BoundaryArn = reply.User.PermissionsBoundary?.PermissionsBoundaryArn,
                Tags = reply.User.Tags ?? [],
                LastUsedAt = reply.User.PasswordLastUsed,
            });

    public override async Task<Answer<IReadOnlyList<AttachedPolicy>>> ListAttachedAsync() =>
        (await Page.TryAsync(Page.New<ListAttachedUserPolicies>(), new() { UserName = Name, MaxItems = Most })).Select(static reply => reply.AttachedPolicies);

    public override async Task<Answer<IReadOnlyList<string>>> ListInlineAsync() =>
        (await Page.TryAsync(Page.New<ListUserPolicies>(), new() { UserName = Name, MaxItems = Most })).Select(static reply => reply.PolicyNames);

    public override async Task<Answer<string>> ReadInlineAsync(string policy) =>
        (await Page.TryAsync(Page.New<GetUserPolicy>(), new() { UserName = Name, PolicyName = policy })).Select(static reply => reply.PolicyDocument);

    public override Task<Answer<Nothing>> AttachAsync(string arn) =>
        Page.TryAsync(Page.New<AttachUserPolicy>(), new() { UserName = Name, PolicyArn = arn });

    public override Task<Answer<Nothing>> DetachAsync(string arn) =>
        Page.TryAsync(Page.New<DetachUserPolicy>(), new() { UserName = Name, PolicyArn = arn });

    public override Task<Answer<Nothing>> PutInlineAsync(string policy, string document) =>
        Page.TryAsync(Page.New<PutUserPolicy>(), new() { UserName = Name, PolicyName = policy, PolicyDocument = document });

    public override Task<Answer<Nothing>> DeleteInlineAsync(string policy) =>
        Page.TryAsync(Page.New<DeleteUserPolicy>(), new() { UserName = Name, PolicyName = policy });

    public override Task<Answer<Nothing>> SetBoundaryAsync(string? arn) => arn is null
        ? Page.TryAsync(Page.New<DeleteUserPermissionsBoundary>(), new() { UserName = Name })
        : Page.TryAsync(Page.New<PutUserPermissionsBoundary>(), new() { UserName = Name, PermissionsBoundary = arn });

    public override Task<Answer<Nothing>> TagAsync(Tag tag) =>
        Page.TryAsync(Page.New<TagUser>(), new() { UserName = Name, Tags = [tag] });

    public override Task<Answer<Nothing>> UntagAsync(string key) =>
        Page.TryAsync(Page.New<UntagUser>(), new() { UserName = Name, TagKeys = [key] });

    public override Task<Answer<Nothing>> RenameAsync(string name, string path) =>
        Page.TryAsync(Page.New<UpdateUser>(), new() { UserName = Name, NewUserName = name, NewPath = path });

    public override Task<Answer<Nothing>> DeleteAsync() =>
        Page.TryAsync(Page.New<DeleteUser>(), new() { UserName = Name });
}
