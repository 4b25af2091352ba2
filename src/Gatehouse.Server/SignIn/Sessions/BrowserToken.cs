using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>
/// The mark that tells one browser from another, for a year. It opens nothing: it binds sign-ins under way to the browser that
/// began them, and lets a browser be recognised.
/// </summary>
internal sealed class BrowserToken(BrowserCookies cookies, SecretSource random)
{
    private const string Name = "browser";
    private const int Length = 43;
    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    /// <summary>The hash of this browser's mark, or nothing when it has none: a first visit, or cookies are off.</summary>
    public string? FindHash(HttpContext context) =>
        context.Items.TryGetValue(typeof(BrowserToken), out var made) ? (string?)made
        : cookies.Find(context, Name) is { Length: Length } token ? SecretHash.Of(token)
        : null;

    /// <summary>The hash of this browser's mark; gives it one when it has none.</summary>
    public string Ensure(HttpContext context)
    {
        if (FindHash(context) is { } known)
        {
            return known;
        }

        var token = random.Token();
        cookies.Set(context, Name, token, Lifetime);
        var hash = SecretHash.Of(token);
        context.Items[typeof(BrowserToken)] = hash;
        return hash;
    }
}
