using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Users;

/// <summary>A name inside an account with credentials and policies of its own.</summary>
/// <param name="Id">Never used again, even when the name is: <c>AIDA…</c>.</param>
/// <param name="Path"><c>/</c>, or <c>/…/</c>.</param>
internal sealed record IamUser(
    string Id,
    AccountId AccountId,
    string Name,
    string Path,
    string? BoundaryArn,
    DateTimeOffset CreatedAt,
    DateTimeOffset? PasswordLastUsedAt)
{
    public const string Kind = "IAMUser";

    public string Arn => ArnOf(AccountId.Digits, Path, Name);

    public CredentialOwner Owner => OwnerOf(Id);

    public static CredentialOwner OwnerOf(string id) => new("iam", id);

    public static string ArnOf(string accountId, string path, string name) => $"arn:aws:iam::{accountId}:user{path}{name}";
}
