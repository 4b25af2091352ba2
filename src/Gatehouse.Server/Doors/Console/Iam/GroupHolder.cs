using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users.Groups;

namespace Gatehouse.Server.Doors.Console.Iam;

internal sealed class GroupHolder(IamPage page, string name) : PolicyHolder(page, name)
{
    public override string Kind => Groups;

    public override async Task<Answer<HolderFacts>> FindAsync() =>
        (await Page.TryAsync(Page.New<GetGroup>(), new() { GroupName = Name, MaxItems = 1 })).Select(static reply =>
            new HolderFacts(reply.Group.GroupName, reply.Group.Arn, reply.Group.GroupId, reply.Group.CreateDate));

    public override async Task<Answer<IReadOnlyList<AttachedPolicy>>> ListAttachedAsync() =>
        (await Page.TryAsync(Page.New<ListAttachedGroupPolicies>(), new() { GroupName = Name, MaxItems = Most })).Select(static reply => reply.AttachedPolicies);

    public override async Task<Answer<IReadOnlyList<string>>> ListInlineAsync() =>
        (await Page.TryAsync(Page.New<ListGroupPolicies>(), new() { GroupName = Name, MaxItems = Most })).Select(static reply => reply.PolicyNames);

    public override async Task<Answer<string>> ReadInlineAsync(string policy) =>
        (await Page.TryAsync(Page.New<GetGroupPolicy>(), new() { GroupName = Name, PolicyName = policy })).Select(static reply => reply.PolicyDocument);

    public override Task<Answer<Nothing>> AttachAsync(string arn) =>
        Page.TryAsync(Page.New<AttachGroupPolicy>(), new() { GroupName = Name, PolicyArn = arn });

    public override Task<Answer<Nothing>> DetachAsync(string arn) =>
        Page.TryAsync(Page.New<DetachGroupPolicy>(), new() { GroupName = Name, PolicyArn = arn });

    public override Task<Answer<Nothing>> PutInlineAsync(string policy, string document) =>
        Page.TryAsync(Page.New<PutGroupPolicy>(), new() { GroupName = Name, PolicyName = policy, PolicyDocument = document });

    public override Task<Answer<Nothing>> DeleteInlineAsync(string policy) =>
        Page.TryAsync(Page.New<DeleteGroupPolicy>(), new() { GroupName = Name, PolicyName = policy });

    public override Task<Answer<Nothing>> RenameAsync(string name, string path) =>
        Page.TryAsync(Page.New<UpdateGroup>(), new() { GroupName = Name, NewGroupName = name, NewPath = path });

    public override Task<Answer<Nothing>> DeleteAsync() =>
        Page.TryAsync(Page.New<DeleteGroup>(), new() { GroupName = Name });
}
