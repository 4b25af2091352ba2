using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.People.Organizations.Members;

/// <summary>An account of an organization; the management account is one of them.</summary>
internal sealed record Member(AccountId AccountId, string Name, string Email, AccountStatus Status, string ParentId, string JoinedMethod, DateTimeOffset JoinedAt)
{
    public const string Created = "CREATED";
    public const string Invited = "INVITED";
}
