using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Organizations;

/// <summary>A management account and its members, in a tree of units below one root.</summary>
/// <param name="Version">Grows with each change, so that what was read of the tree and its policies can be kept until then.</param>
/// <param name="ResourcePolicy">What the management account lets its members do in its place; nothing where it delegates nothing so.</param>
internal sealed record Organization(
    string Id, AccountId ManagementAccountId, string RootId, string FeatureSet, long Version, string? ResourcePolicyId, string? ResourcePolicy, DateTimeOffset CreatedAt)
{
    public const string AllFeatures = "ALL";
    public const string BillingOnly = "CONSOLIDATED_BILLING";

    public string Arn => ArnOf("organization", Id);

    public string ArnOfRoot => ArnOf("root", $"{Id}/{RootId}");

    public bool HasAllFeatures => FeatureSet == AllFeatures;

    public string ArnOfAccount(string accountId) => ArnOf("account", $"{Id}/{accountId}");

    public string ArnOfUnit(string unitId) => ArnOf("ou", $"{Id}/{unitId}");

    public string ArnOfResourcePolicy(string policyId) => ArnOf("resourcepolicy", $"{Id}/{policyId}");

    public string ArnOfPolicy(string type, string policyId) => ArnOf("policy", $"{Id}/{type.ToLowerInvariant()}/{policyId}");

    public string ArnOfHandshake(string action, string handshakeId) => ArnOf("handshake", $"{Id}/{action.ToLowerInvariant()}/{handshakeId}");

    /// <summary>Of whatever an id names: its first letters say what it is.</summary>
    public string ArnOfTarget(string id) =>
        id == RootId ? ArnOfRoot
        : id.StartsWith("ou-", StringComparison.Ordinal) ? ArnOfUnit(id)
        : id.StartsWith("r-", StringComparison.Ordinal) ? ArnOf("root", $"{Id}/{id}")
        : id.StartsWith("rp-", StringComparison.Ordinal) ? ArnOfResourcePolicy(id)
        : ArnOfAccount(id);

    private string ArnOf(string kind, string rest) => $"arn:aws:organizations::{ManagementAccountId}:{kind}/{rest}";
}
