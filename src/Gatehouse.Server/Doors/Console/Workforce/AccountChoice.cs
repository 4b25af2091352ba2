using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.Doors.Console.Workforce;

/// <summary>The account that a page is about, and the others to choose from.</summary>
internal sealed record AccountChoice(string Address, IReadOnlyList<Account> Accounts, Account Chosen);
