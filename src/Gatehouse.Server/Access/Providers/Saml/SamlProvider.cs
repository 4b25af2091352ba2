namespace Gatehouse.Server.Access.Providers.Saml;

/// <summary>An identity provider that speaks SAML, as the account knows it.</summary>
/// <param name="Id">The part of its own address that nobody can guess; answers call it the provider's UUID.</param>
/// <param name="Metadata">The document that describes it, as it was given.</param>
/// <param name="EncryptionMode"><see cref="Required"/>, <see cref="Allowed"/> or nothing.</param>
internal sealed record SamlProvider(
    string Id,
    string AccountId,
    string Name,
    string Metadata,
    string SealedKeys,
    string? EncryptionMode,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ValidUntil)
{
    public const string Required = "Required";
    public const string Allowed = "Allowed";
    public const string Resource = "saml-provider/";
    public const int MostPerAccount = 100;

    public string Arn => ArnOf(AccountId, Name);

    public static string ArnOf(string accountId, string name) => $"arn:aws:iam::{accountId}:{Resource}{name}";
}
