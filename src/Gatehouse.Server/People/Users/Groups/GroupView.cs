namespace Gatehouse.Server.People.Users.Groups;

/// <summary>A group as replies show it.</summary>
internal sealed record GroupView(string Path, string GroupName, string GroupId, string Arn, DateTimeOffset CreateDate)
{
    public static GroupView Of(IamGroup group) => new(group.Path, group.Name, group.Id, group.Arn, group.CreatedAt);
}
