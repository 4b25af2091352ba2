using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Roles;

/// <summary>What principals may become: it has policies and no credentials of its own.</summary>
/// <param name="Id">Never used again, even when the name is: <c>AROA…</c>.</param>
/// <param name="TrustPolicy">Who may assume it, as its text was given.</param>
/// <param name="MaxSessionSeconds">How long a session may last.</param>
internal sealed record Role(
    string Id,
    AccountId AccountId,
    string Name,
    string Path,
    string? Description,
    string TrustPolicy,
    int MaxSessionSeconds,
    string? BoundaryArn,
    DateTimeOffset CreatedAt,
    DateTimeOffset? LastUsedAt = null,
    string? LastUsedRegion = null)
{
    public const int UsualSessionSeconds = 3600;
    public const int MostPerAccount = 1000;
    public const int LargestTrustPolicy = 2048;

    public const string ServicePath = "/aws-service-role/";
    public const string ReservedPath = "/aws-reserved/";

    public string Arn => ArnOf(AccountId.Digits, Path, Name);

    /// <summary>Whether a service made it for itself.</summary>
    public bool IsServiceLinked => IsServicePath(Path);

    /// <summary>Whether the identity center made it for its people.</summary>
    public bool IsReserved => Path.StartsWith(ReservedPath, StringComparison.Ordinal);

    public static bool IsServicePath(string path) => path.StartsWith(ServicePath, StringComparison.Ordinal);

    public static string ArnOf(string accountId, string path, string name) => $"arn:aws:iam::{accountId}:role{path}{name}";
}
