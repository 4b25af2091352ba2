using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.SignIn.Sessions;

namespace Gatehouse.Server.SignIn.Machine;

/// <summary>
/// Begins an attempt that is bound to a session and to its browser: the person in it proves once more who they are. From there on it is
/// an attempt like any other, with the same pages and the same guard. Who acts in a role proves who they are themselves.
/// </summary>
internal sealed class StepUpFlow(
    Database database, BrowserSessions sessions, BrowserToken browser, SignInLookup lookup, SignInOptions options, SecretSource random, TimeProvider clock)
{
    /// <summary>Nothing when nobody is signed in here.</summary>
    /// <param name="returnTo">A path of ours.</param>
    /// <param name="sessionId">Which session of this browser, by its public id; nothing for the current one.</param>
    public async Task<SignInView?> BeginAsync(HttpContext context, string returnTo, string? sessionId = null)
    {
        if (await FindPersonAsync(context, sessionId) is not { } person || UserKindRules.FindByAuditType(person.Kind) is not { } kind)
        {
            return null;
        }

        var place = SignInPlace.Of(context, browser.Ensure(context));
        var id = random.Token();
        return await database.WriteAsync(async db =>
        {
            var attempt = await DescribeAsync(db, person, kind, returnTo);
            await AttemptStore.InsertAsync(db, id, place.BrowserHash, attempt, clock.GetUtcNow() + options.AttemptLifetime);
            var facts = await lookup.FindFactsAsync(db, attempt, place);
            return new SignInView(id, attempt, SignInMachine.PromptFor(attempt, facts), null, facts);
        });
    }

    private async Task<SignInAttempt> DescribeAsync(DbSession db, Session person, UserKind kind, string returnTo)
    {
        if (kind == UserKind.Workforce)
        {
            return await WorkforceLookup.DescribeAsync(db, person, returnTo);
        }

        var account = person.AccountId is { } id ? await AccountStore.FindAsync(db, id) : null;
        var user = kind == UserKind.Iam ? await IamUserStore.FindAsync(db, person.Owner.Id) : null;
        return new(kind, user?.Name ?? account?.RootEmail ?? "", person.Owner.ToString(), person.AccountId?.Digits, returnTo, false, false)
        {
            AccountName = user is null ? null : account?.Alias ?? account?.Id.Digits,
            UserId = user?.Id,
            UserName = user?.Name,
            StepUpSession = person.Id,
            Workflow = random.Uuid().ToString(),
        };
    }

    private async Task<Session?> FindPersonAsync(HttpContext context, string? sessionId) =>
        sessionId is not null ? (await sessions.FindAllInBrowserAsync(context)).FirstOrDefault(each => each.Id == sessionId && each.BaseId is null)
        : await sessions.FindAsync(context) is not { } current ? null
        : current.BaseId is { } origin ? (await sessions.FindAllInBrowserAsync(context)).FirstOrDefault(each => each.Id == origin)
        : current;
}
