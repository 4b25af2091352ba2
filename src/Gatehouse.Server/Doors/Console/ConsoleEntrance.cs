using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Console;

/// <summary>Lets root users of open accounts in, and finds out whether their browser is one that the throttle knows.</summary>
internal sealed class ConsoleEntrance(Database database, BrowserSessions sessions, BrowserToken browser)
{
    private const string Root = "Root";

    public async Task<Visitor?> FindAsync(HttpContext context)
    {
        if (await sessions.FindAsync(context) is not { Kind: Root, AccountId: { } id } session)
        {
            return null;
        }

        // Read with every request: an account that is shut is shut for those inside, too.
        return await database.ReadAsync(db => AccountStore.FindAsync(db, id)) is { Status: AccountStatus.Active } account
            ? new Visitor(session, account)
            : null;
    }

    /// <summary>The hash of this browser's mark when the visitor has signed in from it before: its wrong tries are its own.</summary>
    public async Task<string?> FindKnownBrowserAsync(HttpContext context, Visitor visitor) =>
        browser.FindHash(context) is { } hash && await database.ReadAsync(db => KnownBrowserStore.FindAsync(db, visitor.Session.Owner, hash)) is not null
            ? hash
            : null;

    /// <summary>The session has ended; the browser need not keep its cookie.</summary>
    public void TakeBack(HttpContext context) => sessions.TakeBack(context);
}
