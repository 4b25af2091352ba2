namespace Gatehouse.Server.Access.Roles;

internal static class RolePatterns
{
    public const string Description = @"[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]*";
}
