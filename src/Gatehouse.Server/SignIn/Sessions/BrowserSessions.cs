using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>What a finished sign-in knows about the session it opens.</summary>
internal sealed record NewSession(string Kind, CredentialOwner Owner, AccountId? AccountId, string Proofs, TimeSpan Absolute, TimeSpan Idle)
{
    /// <summary>When a second factor was proved; nothing when none was.</summary>
    public DateTimeOffset? MfaAt { get; init; }
}

/// <summary>
/// Opens, finds and ends sessions. The browser holds 256 random bits for each, the table only their hash. One browser may be several
/// people at once; each of their sessions stands and falls by itself, and one at a time is current.
/// </summary>
internal sealed class BrowserSessions(
    Database database, SecretSource random, TimeProvider clock, SessionCookie cookie, BrowserToken browser, SwitchEvents events)
{
    /// <summary>How many people one browser can be at once; roles they switched to count with them.</summary>
    public const int MostIdentities = 5;

    private static readonly TimeSpan TouchEvery = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Part of the transaction that finishes the sign-in. The token is always new, so a cookie planted before the sign-in opens
    /// nothing after it; give it to the browser with <see cref="Hand"/> once the transaction is committed. An earlier session of the
    /// same person in this browser is replaced; the sixth identity takes the place of the one that was left the longest ago.
    /// </summary>
    public async Task<string> OpenAsync(DbSession db, NewSession opened, HttpContext context)
    {
        var others = new List<HeldSession>();
        foreach (var held in await FindHeldAsync(db, context))
        {
            var replaced = held.Session.Owner == opened.Owner && held.Session.BaseId is null;
            if (replaced || held.BrowserHash != MarkOf(context) || (held.Session.BaseId is null && Count(others) == MostIdentities - 1))
            {
                await SessionStore.DeleteAsync(db, held.Session.Owner, held.Session.Id);
            }
            else
            {
                others.Add(held);
            }
        }

        var token = random.Token();
        await SessionStore.InsertAsync(db, SecretHash.Of(token), MarkOf(context), Describe(context, opened));
        cookie.Prepare(context, token, others);
        return token;
    }

    /// <summary>
    /// Part of the transaction that assumes a role: this browser acts in it from now on, and goes back with <see cref="SwitchBackAsync"/>.
    /// It ends with the role's time, and with the session that switched.
    /// </summary>
    public async Task<string> OpenSwitchedAsync(
        DbSession db, Session from, SwitchedRole role, string temporaryKey, DateTimeOffset expires, string redirectTo, HttpContext context)
    {
        var held = await FindHeldAsync(db, context);
        var baseId = from.BaseId ?? from.Id;
        var origin = held.FirstOrDefault(each => each.Session.Id == baseId)?.Session
            ?? throw new InvalidOperationException("A role is switched to from a session of this browser.");
        foreach (var before in held.Where(each => each.Session.BaseId == baseId))
        {
            await SessionStore.DeleteAsync(db, before.Session.Owner, before.Session.Id);
        }

        var token = random.Token();
        var until = expires < origin.ExpiresAt ? expires : origin.ExpiresAt;
        var opened = new NewSession(SwitchedRole.Kind, role.Owner, role.Account, origin.Proofs, until - clock.GetUtcNow(), origin.Idle);
        await SessionStore.InsertAsync(db, SecretHash.Of(token), MarkOf(context), Describe(context, opened) with
        {
            TemporaryKey = temporaryKey,
            BaseId = baseId,
            ProvedAt = origin.ProvedAt,
            Switched = role,
        });
        await events.SwitchedAsync(db, role, clock.GetUtcNow(), redirectTo, context);
        cookie.Prepare(context, token, [.. held.Where(each => each.Session.BaseId != baseId)]);
        return token;
    }

    /// <summary>Gives a session that was opened in this request to the browser.</summary>
    public void Hand(HttpContext context, string token)
    {
        cookie.Hand(context, token);
        context.Items.Remove(typeof(BrowserSessions));
    }

    /// <summary>The current session of this request, read once; nothing when there is none, or it is over.</summary>
    public async Task<Session?> FindAsync(HttpContext context) => (await FindInBrowserAsync(context)).Current;

    /// <summary>Everybody this browser is signed in as, the current one first.</summary>
    public async Task<IReadOnlyList<Session>> FindAllInBrowserAsync(HttpContext context) => (await FindInBrowserAsync(context)).All;

    /// <summary>Makes another session of this browser the current one; false when it is not there.</summary>
    public async Task<bool> SwitchAsync(HttpContext context, string? sessionId)
    {
        var held = await database.ReadAsync(db => FindHeldAsync(db, context), context.RequestAborted);
        if (held.FirstOrDefault(each => each.Session.Id == sessionId) is not { } wanted)
        {
            return false;
        }

        cookie.Choose(context, wanted);
        context.Items.Remove(typeof(BrowserSessions));
        return true;
    }

    /// <summary>Ends the role that this session acts in, and makes the session it came from current again; false when there is no way back.</summary>
    public async Task<bool> SwitchBackAsync(HttpContext context, string redirectTo)
    {
        if (await FindAsync(context) is not { BaseId: { } baseId, Switched: { } role } switched)
        {
            return false;
        }

        var origin = await database.WriteAsync(async db =>
        {
            var found = (await FindHeldAsync(db, context)).FirstOrDefault(each => each.Session.Id == baseId);
            if (found is not null && await SessionStore.DeleteAsync(db, switched.Owner, switched.Id))
            {
                await events.ExitedAsync(db, role, switched.SignedInAt, redirectTo, context);
            }

            return found;
        });
        if (origin is null)
        {
            return false;
        }

        cookie.Choose(context, origin);
        context.Items.Remove(typeof(BrowserSessions));
        return true;
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

    /// <summary>Takes the current token back; the row is ended by <see cref="EndAsync"/>. Nobody is current then, whoever else is signed in.</summary>
    public void TakeBack(HttpContext context)
    {
        cookie.DropCurrent(context);
        context.Items.Remove(typeof(BrowserSessions));
    }

    private static int Count(List<HeldSession> held) => held.Count(static each => each.Session.BaseId is null);

    private string MarkOf(HttpContext context) => browser.FindHash(context) ?? "";

    private Session Describe(HttpContext context, NewSession opened)
    {
        var now = clock.GetUtcNow();
        var origin = RequestOrigins.Of(context);
        return new(
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
            origin.Address) { MfaAt = opened.MfaAt };
    }

    /// <summary>The living sessions of this browser, in the order of its cookie. A switched one lives as long as the one it came from.</summary>
    private async Task<IReadOnlyList<HeldSession>> FindHeldAsync(DbSession db, HttpContext context)
    {
        var hashes = cookie.Read(context).All.Select(SecretHash.Of).ToList();
        if (hashes.Count == 0)
        {
            return [];
        }

        var now = clock.GetUtcNow();
        var alive = (await SessionStore.FindHeldAsync(db, hashes)).Where(each => each.Session.IsAlive(now)).ToList();
        return
        [
            .. alive.Where(each => each.Session.BaseId is not { } baseId || alive.Exists(other => other.Session.Id == baseId))
                .OrderBy(each => hashes.IndexOf(each.TokenHash)),
        ];
    }

    private async Task<Found> FindInBrowserAsync(HttpContext context)
    {
        if (context.Items.TryGetValue(typeof(BrowserSessions), out var known))
        {
            return (Found)known!;
        }

        var held = await database.ReadAsync(db => FindHeldAsync(db, context), context.RequestAborted);
        var current = cookie.Read(context).Current is { } token ? held.FirstOrDefault(each => each.TokenHash == SecretHash.Of(token))?.Session : null;
        var now = clock.GetUtcNow();
        if (current is not null && now - current.LastSeenAt >= TouchFor(current))
        {
            await database.WriteAsync(db => SessionStore.TouchAsync(db, current, now.ToUnixTimeMilliseconds()));
        }

        var found = new Found(current, [.. held.Select(static each => each.Session)]);
        context.Items[typeof(BrowserSessions)] = found;
        return found;
    }

    /// <summary>Once a minute is enough for people; a shorter idle time needs a finer measure.</summary>
    private static TimeSpan TouchFor(Session session) => session.Idle / 10 < TouchEvery ? session.Idle / 10 : TouchEvery;

    private sealed record Found(Session? Current, IReadOnlyList<Session> All);
}
