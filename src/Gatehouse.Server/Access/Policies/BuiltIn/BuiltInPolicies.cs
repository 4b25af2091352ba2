using System.Security.Cryptography;
using System.Text;
using Gatehouse.Protocols.Aws;

namespace Gatehouse.Server.Access.Policies.BuiltIn;

/// <summary>
/// The policies that people's scripts expect, with their well-known names and ARNs. Their texts are our own (<c>Documents/*.json</c>).
/// </summary>
internal sealed class BuiltInPolicies
{
    private const string Folder = "policies/";

    /// <summary>When their texts were written; they change with a release only.</summary>
    private static readonly DateTimeOffset Written = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly Dictionary<string, string> Descriptions = new(StringComparer.Ordinal)
    {
        ["AdministratorAccess"] = "Everything in the account.",
        ["ReadOnlyAccess"] = "Reads every resource of the account, and changes none.",
        ["IAMFullAccess"] = "Everything in IAM.",
        ["IAMReadOnlyAccess"] = "Reads everything in IAM.",
        ["IAMUserChangePassword"] = "Lets IAM users change their own password.",
        ["SecurityAudit"] = "Reads what an audit of the account's security needs.",
        ["ViewOnlyAccess"] = "Lists resources and their basic data.",
        ["PowerUserAccess"] = "Everything but the administration of users, the account and the organization.",
        ["SignInLocalDevelopmentAccess"] = "Lets people sign in to the command line with their console session.",
        ["AWSSSOServiceRolePolicy"] = "Lets IAM Identity Center keep its roles and providers in the account.",
    };

    private readonly Dictionary<string, BuiltInPolicy> byArn = typeof(BuiltInPolicies).Assembly.GetManifestResourceNames()
        .Where(static name => name.StartsWith(Folder, StringComparison.Ordinal))
        .Select(Read)
        .ToDictionary(static known => known.Policy.Arn, StringComparer.Ordinal);

    public BuiltInPolicies() => All = [.. byArn.Values.OrderBy(static known => known.Policy.Arn, StringComparer.Ordinal)];

    /// <summary>In the order of their ARNs.</summary>
    public IReadOnlyList<BuiltInPolicy> All { get; }

    public BuiltInPolicy? Find(string arn) => byArn.GetValueOrDefault(arn);

    private static BuiltInPolicy Read(string resource)
    {
        using var reader = new StreamReader(typeof(BuiltInPolicies).Assembly.GetManifestResourceStream(resource)!);
        var arn = PolicyArns.BuiltInPrefix + resource[Folder.Length..^".json".Length];
        var name = PolicyArns.NameOf(arn);
        return new(
            new(IdOf(arn), arn, name, PolicyArns.PathOf(arn), Descriptions.GetValueOrDefault(name, "What a service needs in the account for itself."), DefaultVersion: 1, LastVersion: 1, Written, Written),
            new(1, reader.ReadToEnd(), Written));
    }

    /// <summary>The same in every installation.</summary>
    private static string IdOf(string arn) =>
        UniqueId.Policy + string.Concat(SHA256.HashData(Encoding.UTF8.GetBytes(arn)).Take(UniqueId.RandomLength).Select(static each => UniqueId.Alphabet[each & 31]));
}
