using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations.Units;

namespace Gatehouse.Server.People.Organizations.Members;

/// <summary>An account as the service shows it.</summary>
internal sealed record AccountView
{
    public required string Id { get; init; }

    public required string Arn { get; init; }

    public required string Email { get; init; }

    public required string Name { get; init; }

    public required string Status { get; init; }

    public required string State { get; init; }

    public required IReadOnlyList<string> Paths { get; init; }

    public required string JoinedMethod { get; init; }

    public required DateTimeOffset JoinedTimestamp { get; init; }

    public static AccountView Of(Organization organization, OrganizationTree tree, Member member) => new()
    {
        Id = member.AccountId.Digits,
        Arn = organization.ArnOfAccount(member.AccountId.Digits),
        Email = member.Email,
        Name = member.Name,
        Status = StatusOf(member.Status),
        State = StateOf(member.Status),
        Paths = [tree.PathOfAccount(member.ParentId, member.AccountId.Digits)],
        JoinedMethod = member.JoinedMethod,
        JoinedTimestamp = member.JoinedAt,
    };

    /// <summary>The older member, which knows no closed accounts.</summary>
    public static string StatusOf(AccountStatus status) => status == AccountStatus.Active ? "ACTIVE" : "SUSPENDED";

    public static string StateOf(AccountStatus status) => status.ToString().ToUpperInvariant();
}
