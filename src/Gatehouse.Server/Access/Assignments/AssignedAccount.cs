using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>An account in which somebody may be something.</summary>
internal sealed record AssignedAccount(AccountId Id, string Name, string Email);
