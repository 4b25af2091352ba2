using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>
/// How our cookies are set: <c>__Host-</c> and Secure, so that no neighbour host can plant them. Over plain http, which only loopback
/// may speak, browsers would refuse both, so there they go without.
/// </summary>
internal sealed class BrowserCookies(PublicAddress address)
{
    public string? Find(HttpContext context, string name) =>
        context.Request.Cookies.TryGetValue(Full(name), out var value) && value.Length is > 0 and <= 4096 ? value : null;

    /// <param name="lifetime">Nothing for a cookie that goes when the browser closes.</param>
    public void Set(HttpContext context, string name, string value, TimeSpan? lifetime) =>
        context.Response.Cookies.Append(Full(name), value, Build(lifetime));

    public void Clear(HttpContext context, string name) => context.Response.Cookies.Delete(Full(name), Build(null));

    private string Full(string name) => address.IsHttps ? $"__Host-gatehouse-{name}" : $"gatehouse-{name}";

    private CookieOptions Build(TimeSpan? lifetime) => new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = address.IsHttps,

        // Lax, not strict: people come to the console by links from letters and other pages, and stay signed in.
        SameSite = SameSiteMode.Lax,
        IsEssential = true,

        // An age and no date: the clock of a person's machine may be wrong.
        MaxAge = lifetime,
    };
}
