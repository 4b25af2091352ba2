using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Users;

/// <summary>IAM users who share policies.</summary>
/// <param name="Id"><c>AGPA…</c></param>
internal sealed record IamGroup(string Id, AccountId AccountId, string Name, string Path, DateTimeOffset CreatedAt)
{
    public string Arn => ArnOf(AccountId.Digits, Path, Name);

    public static string ArnOf(string accountId, string path, string name) => $"arn:aws:iam::{accountId}:group{path}{name}";
}
