using Gatehouse.Policies.Model;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Console;

/// <summary>Who looks at a page of the console: a signed-in browser and the account it is signed in to.</summary>
internal sealed record Visitor(Session Session, Account Account)
{
    /// <summary>As operations know them.</summary>
    public Caller Caller(HttpContext context) => new(
        Session.Kind,
        Session.Owner.ToString(),
        Account.Id.Digits,
        Arn.Root(Account.Id.Digits).ToString(),
        Session.Id,
        RequestOrigins.Of(context))
    {
        OwnsInstallation = Account.OwnsInstallation,
    };
}
