using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>What a finished sign-in knows about the session it opens.</summary>
internal sealed record NewSession(string Kind, CredentialOwner Owner, AccountId? AccountId, string Proofs, TimeSpan Absolute, TimeSpan Idle);

/// <summary>Opens, finds and ends sessions. The browser holds 256 random bits, the table only their hash.</summary>
internal sealed class BrowserSessions(Database database, SecretSource random, TimeProvider clock, BrowserCookies cookies, BrowserToken browser)
{
    private const string Cookie = "session";
    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Part of the transaction that finishes the sign-in. The token is always new, so a cookie planted before the sign-in opens
    /// nothing after it; give it to the browser with <see cref="Hand"/> once the transaction is committed.
    /// </summary>
    public async Task<string> OpenAsync(DbSession db, NewSession opened, HttpContext context)
    {
        var now = clock.GetUtcNow();
        var token = random.Token();
        var origin = RequestOrigins.Of(context);
        await SessionStore.InsertAsync(db, SecretHash.Of(token), browser.FindHash(context) ?? "", new Session(
            random.Token(12),
            opened.Kind,
            opened.Owner,
            opened.AccountId,
            opened.Proofs,
            now,
            now,
            now + opened.Absolute,
            opened.Idle,
            BrowserLabel.Of(origin.UserAgent),
            origin.Address));
        return token;
    }

    public void Hand(HttpContext context, string token)
    {
        cookies.Set(context, Cookie, token, null);
        context.Items.Remove(typeof(BrowserSessions));
    }

    /// <summary>The session of this request, read once; nothing when there is none, or it is over.</summary>
    public async Task<Session?> FindAsync(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(BrowserSessions), out var known))
        {
            return (Session?)known;
        }

        var found = await FindInDatabaseAsync(context);
        context.Items[typeof(BrowserSessions)] = found;
        return found;
    }

    public Task<IReadOnlyList<Session>> FindAllAsync(CredentialOwner owner) =>
        database.ReadAsync(async db =>
        {
            var now = clock.GetUtcNow();
            return (IReadOnlyList<Session>)[.. (await SessionStore.FindAllAsync(db, owner)).Where(each => each.IsAlive(now))];
        });

    /// <summary>Ends one session of this owner; false when it is not theirs or gone already.</summary>
    public static Task<bool> EndAsync(DbSession db, CredentialOwner owner, string id) => SessionStore.DeleteAsync(db, owner, id);

    public static Task<int> EndAllAsync(DbSession db, CredentialOwner owner, string? butId) => SessionStore.DeleteAllAsync(db, owner, butId);

    /// <summary>Takes the cookie back; the row is ended by <see cref="EndAsync"/>.</summary>
    public void TakeBack(HttpContext context)
    {
        cookies.Clear(context, Cookie);
        context.Items[typeof(BrowserSessions)] = null;
    }

    private async Task<Session?> FindInDatabaseAsync(HttpContext context)
    {
        if (cookies.Find(context, Cookie) is not { } token)
        {
            return null;
        }

        var now = clock.GetUtcNow();
        var session = await database.ReadAsync(db => SessionStore.FindAsync(db, SecretHash.Of(token)), context.RequestAborted);
        if (session is null || !session.IsAlive(now))
        {
            return null;
        }

        if (now - session.LastSeenAt >= TouchFor(session))
        {
            await database.WriteAsync(db => SessionStore.TouchAsync(db, session.Id, now.ToUnixTimeMilliseconds()));
        }

        return session;
    }

    /// <summary>Once a minute is enough for people; a shorter idle time needs a finer measure.</summary>
    private static TimeSpan TouchFor(Session session) => session.Idle / 10 < TouchEvery ? session.Idle / 10 : TouchEvery;
}
