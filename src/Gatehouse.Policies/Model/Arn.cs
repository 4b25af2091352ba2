using System.Diagnostics.CodeAnalysis;

namespace Gatehouse.Policies.Model;

/// <summary>The name of a resource or principal: <c>arn:partition:service:region:account:resource</c>.</summary>
internal sealed record Arn(string Partition, string Service, string Region, string AccountId, string Resource)
{
    public static Arn Root(string accountId) => new("aws", "iam", "", accountId, "root");

    public static Arn Account(string accountId) => new("aws", "account", "", accountId, "account");

    /// <summary>Splits at the first five colons; what follows the fifth belongs to the resource, colons included.</summary>
    public static bool TryRead(string text, [NotNullWhen(true)] out Arn? arn)
    {
        var parts = text.Split(':', 6);
        var isArn = parts.Length == 6 && parts[0] == "arn" && parts[1].Length > 0 && parts[2].Length > 0 && parts[5].Length > 0;
        arn = isArn ? new Arn(parts[1], parts[2], parts[3], parts[4], parts[5]) : null;
        return isArn;
    }

    public override string ToString() => $"arn:{Partition}:{Service}:{Region}:{AccountId}:{Resource}";
}
