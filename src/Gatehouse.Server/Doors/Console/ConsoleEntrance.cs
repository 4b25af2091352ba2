using Gatehouse.Server.Doors.Browsers;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.Doors.Console;

/// <summary>
/// Lets the people of open accounts in: root users, IAM users, and whoever switched to a role. It also finds out whether their browser
/// is one that the throttle knows.
/// </summary>
internal sealed class ConsoleEntrance(Database database, BrowserSessions sessions, IdentityNames names, BrowserToken browser, FreshProof proof, TimeProvider clock)
{
    public async Task<Visitor?> FindAsync(HttpContext context)
    {
        if (await sessions.FindAsync(context) is not { AccountId: not null } session)
        {
            return null;
        }

        // Read with every request: an account that is shut is shut for those inside, too, and so is a user or a role that is gone.
        var found = await database.ReadAsync(db => BrowserCallers.FindAsync(db, session, RequestOrigins.Of(context), clock.GetUtcNow()), context.RequestAborted);
        if (found is not { } who)
        {
            // It stands on something that is gone: the sign-in page must not take this browser for signed in and lead it back here.
            sessions.TakeBack(context);
            return null;
        }

        return new Visitor(session, who.Account, who.Caller) { Others = await FindOthersAsync(context, session) };
    }

    /// <param name="provesPassword">Whether the page's own form asks for the current password.</param>
    public async Task<bool> IsProofDueAsync(Visitor visitor, bool provesPassword) =>
        proof.IsDue(visitor.Caller)
        && !(provesPassword && await database.ReadAsync(db => PasswordForm.IsProofAsync(db, CredentialOwner.Read(visitor.Caller.Owner))));

    /// <summary>Whether somebody is signed in here beside the one whose session is over, such as the person who switched to an ended role.</summary>
    public async Task<bool> HasOthersAsync(HttpContext context) => (await sessions.FindAllInBrowserAsync(context)).Count > 0;

    /// <summary>The hash of this browser's mark when the visitor has signed in from it before: its wrong tries are its own.</summary>
    public async Task<string?> FindKnownBrowserAsync(HttpContext context, Visitor visitor) =>
        browser.FindHash(context) is { } hash && await database.ReadAsync(db => KnownBrowserStore.FindAsync(db, visitor.Session.Owner, hash)) is not null
            ? hash
            : null;

    /// <summary>What policies were asked, to tell a visitor what was missing.</summary>
    public Task<IReadOnlyList<AccessCheck>> FindChecksAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller caller) =>
        database.ReadAsync(async db => await operation.FindChecksAsync(request, caller, db));

    /// <summary>The session has ended; the browser need not keep its cookie.</summary>
    public void TakeBack(HttpContext context) => sessions.TakeBack(context);

    private async Task<IReadOnlyList<Identity>> FindOthersAsync(HttpContext context, Session present) =>
        await names.FindAsync(
            [.. (await sessions.FindAllInBrowserAsync(context)).Where(each => each.Id != present.Id && each.Id != present.BaseId)], context.RequestAborted);
}
