using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>The cookie with the session tokens of one browser. What was changed in this request is what is read in it afterwards.</summary>
internal sealed class SessionCookie(BrowserCookies cookies)
{
    private const string Name = "session";

    public SessionTokens Read(HttpContext context) =>
        context.Items.TryGetValue(typeof(SessionCookie), out var changed) ? (SessionTokens)changed! : SessionTokens.Read(cookies.Find(context, Name));

    /// <summary>Keeps in mind what stands beside a new token; nothing reaches the browser before <see cref="Hand"/>.</summary>
    public void Prepare(HttpContext context, string token, IReadOnlyList<HeldSession> others) =>
        context.Items[typeof(SessionTokens)] = new SessionTokens(token, TokensOf(context, others));

    public void Hand(HttpContext context, string token) =>
        Set(context, context.Items[typeof(SessionTokens)] is SessionTokens prepared && prepared.Current == token ? prepared : new(token, []));

    public void Choose(HttpContext context, HeldSession wanted)
    {
        var tokens = Read(context);
        var chosen = tokens.All.First(token => SecretHash.Of(token) == wanted.TokenHash);
        Set(context, new(chosen, [.. tokens.All.Where(token => token != chosen)]));
    }

    public void DropCurrent(HttpContext context) => Set(context, Read(context) with { Current = null });

    private List<string> TokensOf(HttpContext context, IReadOnlyList<HeldSession> held) =>
        [.. Read(context).All.Where(token => held.Any(each => each.TokenHash == SecretHash.Of(token)))];

    private void Set(HttpContext context, SessionTokens tokens)
    {
        context.Items[typeof(SessionCookie)] = tokens;
        if (tokens.All.Count == 0)
        {
            cookies.Clear(context, Name);
        }
        else
        {
            cookies.Set(context, Name, tokens.Write(), null);
        }
    }
}
