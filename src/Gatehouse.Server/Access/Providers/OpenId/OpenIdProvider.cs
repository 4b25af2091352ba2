namespace Gatehouse.Server.Access.Providers.OpenId;

/// <summary>An identity provider that speaks OpenID Connect, as the account knows it.</summary>
/// <param name="Url">Without <c>https://</c>: host and path, as its ARN and its condition keys name it.</param>
/// <param name="ClientIds">The audiences that its tokens may have.</param>
/// <param name="Thumbprints">SHA-1 of certificates that its key set may be fetched under; none means the usual authorities.</param>
internal sealed record OpenIdProvider(
    string Id, string AccountId, string Url, IReadOnlyList<string> ClientIds, IReadOnlyList<string> Thumbprints, DateTimeOffset CreatedAt)
{
    public const string Resource = "oidc-provider/";
    public const int MostPerAccount = 100;
    public const int MostClientIds = 100;
    public const int MostThumbprints = 5;

    public string Arn => ArnOf(AccountId, Url);

    public static string ArnOf(string accountId, string url) => $"arn:aws:iam::{accountId}:{Resource}{url}";
}
