namespace Gatehouse.Server.Access.Policies.Managed;

/// <summary>What a managed policy is used for, as filters name it.</summary>
internal static class PolicyUse
{
    public const string Permissions = "PermissionsPolicy";
    public const string Boundary = "PermissionsBoundary";
}
