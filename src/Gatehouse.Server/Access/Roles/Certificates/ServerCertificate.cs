namespace Gatehouse.Server.Access.Roles.Certificates;

/// <summary>A certificate with its key, as load balancers use them.</summary>
/// <param name="Id"><c>ASCA…</c></param>
/// <param name="Body">PEM.</param>
/// <param name="Chain">PEM, of those who issued it; nothing when none was given.</param>
internal sealed record ServerCertificate(
    string Id, string AccountId, string Name, string Path, string Body, string? Chain, string SealedPrivateKey, DateTimeOffset UploadedAt, DateTimeOffset ExpiresAt)
{
    public const int MostPerAccount = 20;

    /// <summary>What its private key is sealed for.</summary>
    public const string Purpose = "server-certificate";

    public string Arn => ArnOf(AccountId, Path, Name);

    public static string ArnOf(string accountId, string path, string name) => $"arn:aws:iam::{accountId}:server-certificate{path}{name}";
}
