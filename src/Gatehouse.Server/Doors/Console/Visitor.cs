using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Console;

/// <summary>Who looks at a page of the console: a signed-in browser and the account it acts in.</summary>
/// <param name="Caller">As operations know them.</param>
internal sealed record Visitor(Session Session, Account Account, Caller Caller)
{
    /// <summary>Who else this browser is signed in as.</summary>
    public IReadOnlyList<Identity> Others { get; init; } = [];

    public bool IsRoot => Session.Owner == Account.Root;

    /// <summary>What stands before the account's number in the bar.</summary>
    public string Name => Session.Switched is { } role ? role.DisplayName ?? $"{role.RoleName}/{role.SessionName}" : Caller.UserName ?? Account.Name;
}
