namespace Gatehouse.Server.People.Users;

/// <summary>A permissions boundary as replies show it. IAM says <c>Policy</c>, whatever its model's enumeration says.</summary>
internal sealed record BoundaryView(string PermissionsBoundaryType, string PermissionsBoundaryArn)
{
    public static BoundaryView? Of(string? arn) => arn is null ? null : new("Policy", arn);
}
