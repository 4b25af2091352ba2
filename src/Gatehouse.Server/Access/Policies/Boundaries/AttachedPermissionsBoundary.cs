namespace Gatehouse.Server.Access.Policies.Boundaries;

/// <summary>As answers show it. The type is <c>Policy</c>, though the model's only value is <c>PermissionsBoundaryPolicy</c>: so the real service answers.</summary>
internal sealed record AttachedPermissionsBoundary(string PermissionsBoundaryArn)
{
    public string PermissionsBoundaryType => "Policy";

    public static AttachedPermissionsBoundary? Of(string? arn) => arn is null ? null : new(arn);
}
