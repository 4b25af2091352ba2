using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>How the roles are named and made that stand for permission sets. Only whoever made them changes them.</summary>
internal static class ReservedRole
{
    public const string Path = Role.ReservedPath + "sso.amazonaws.com/";
    public const string InlinePolicyName = "AwsSSOInlinePolicy";

    /// <summary>As long as any permission set may ask for; the set itself says how long its sessions are.</summary>
    public const int LongestSession = 43_200;

    /// <summary>Nobody assumes it by a call: no principal of an account is the service.</summary>
    public const string Trust =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"sso.amazonaws.com"},"Action":["sts:AssumeRole","sts:TagSession"]}]}""";

    private const string Hexadecimal = "0123456789abcdef";

    /// <summary>At most 64 characters: names of permission sets have 32.</summary>
    public static string NewName(string permissionSet, SecretSource random) => $"AWSReservedSSO_{permissionSet}_{random.Text(16, Hexadecimal)}";
}
