using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Accounts;

internal enum AccountStatus
{
    Active,
    Suspended,
    Closed,
}

/// <summary>A container with an owner: its root user, named by e-mail.</summary>
/// <param name="StatusReason">For a suspended one: <c>unpaid</c> or <c>other</c>.</param>
/// <param name="OwnsInstallation">Whether its root user may see what concerns the whole installation.</param>
internal sealed record Account(
    AccountId Id,
    string Name,
    string RootEmail,
    string? Alias,
    AccountStatus Status,
    string? StatusReason,
    bool OwnsInstallation,
    DateTimeOffset CreatedAt,
    DateTimeOffset? ClosedAt)
{
    public CredentialOwner Root => CredentialOwner.Root(Id.Digits);
}
