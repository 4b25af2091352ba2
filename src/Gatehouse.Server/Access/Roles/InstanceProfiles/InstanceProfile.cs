namespace Gatehouse.Server.Access.Roles.InstanceProfiles;

/// <summary>A named place for at most one role, which machines are started with.</summary>
/// <param name="Id"><c>AIPA…</c></param>
internal sealed record InstanceProfile(string Id, string AccountId, string Name, string Path, string? RoleId, DateTimeOffset CreatedAt)
{
    public const int MostPerAccount = 1000;

    public string Arn => ArnOf(AccountId, Path, Name);

    public static string ArnOf(string accountId, string path, string name) => $"arn:aws:iam::{accountId}:instance-profile{path}{name}";
}
