using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Sets;

/// <summary>A permission set as answers show it.</summary>
internal sealed record PermissionSetItem(
    string Name, string PermissionSetArn, string? Description, DateTimeOffset CreatedDate, string SessionDuration, string? RelayState)
{
    public static PermissionSetItem Of(PermissionSet set, WorkforceDirectory directory) =>
        new(set.Name, set.ArnIn(directory.InstanceId), set.Description, set.CreatedAt, set.SessionDuration, set.RelayState);
}

internal sealed record PermissionSetReply
{
    public required PermissionSetItem PermissionSet { get; init; }
}
