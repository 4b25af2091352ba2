using System.Net;
using System.Text.RegularExpressions;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>
/// A browser without script: it keeps cookies, follows redirects, and sends the forms of the page it is on with their hidden fields.
/// </summary>
internal sealed partial class TestBrowser : IDisposable
{
    public const string Firefox = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";

    private readonly HttpClientHandler handler = new() { AllowAutoRedirect = false, UseCookies = true };
    private readonly HttpClient client;

    public TestBrowser(Uri origin, string userAgent = Firefox)
    {
        client = new HttpClient(handler) { BaseAddress = origin };
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html,application/xhtml+xml;q=0.9,*/*;q=0.8");
        Address = origin;
    }

    /// <summary>Where the browser is, after all redirects.</summary>
    public Uri Address { get; private set; }

    /// <summary>The page as sent.</summary>
    public string Html { get; private set; } = "";

    public HttpStatusCode Status { get; private set; }

    public CookieCollection Cookies => handler.CookieContainer.GetAllCookies();

    /// <summary>The page as a person reads it: no tags, entities resolved, white space folded.</summary>
    public string Text => WhiteSpace().Replace(WebUtility.HtmlDecode(Tags().Replace(Scripts().Replace(Html, " "), " ")), " ").Trim();

    public Task OpenAsync(string path) => GoAsync(new(HttpMethod.Get, path));

    /// <summary>Fills in and sends the form that has all these fields; hidden fields and ticked boxes go along, as in a browser.</summary>
    /// <param name="fields">Such as <c>("Email", "owner@example.com")</c>; a button's name may be among them.</param>
    public Task SubmitAsync(params (string Name, string Value)[] fields)
    {
        var form = FindForm(fields.Select(static field => field.Name));
        return PostAsync(form.Action, form.Fill(fields));
    }

    /// <summary>What <see cref="SubmitAsync"/> would send, to be sent several times or altered.</summary>
    public (string Action, List<KeyValuePair<string, string>> Fields) Prepare(params (string Name, string Value)[] fields)
    {
        var form = FindForm(fields.Select(static field => field.Name));
        return (form.Action, form.Fill(fields));
    }

    public Task PostAsync(string path, IEnumerable<KeyValuePair<string, string>> fields) =>
        GoAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });

    /// <summary>Sends without following or remembering the page; for many at once.</summary>
    public Task<HttpResponseMessage> SendAsync(HttpRequestMessage request) => client.SendAsync(request);

    /// <summary>As a neighbour host or a foreign hand at the machine would.</summary>
    public void Plant(Uri origin, string name, string value) => handler.CookieContainer.Add(origin, new Cookie(name, value, "/"));

    public void ForgetCookies()
    {
        foreach (Cookie cookie in handler.CookieContainer.GetAllCookies())
        {
            cookie.Expired = true;
        }
    }

    public void Dispose()
    {
        client.Dispose();
        handler.Dispose();
    }

    private async Task GoAsync(HttpRequestMessage request)
    {
        for (var hop = 0; hop < 10; hop++)
        {
            using var response = await client.SendAsync(request);
            Address = new Uri(client.BaseAddress!, request.RequestUri!);
            Status = response.StatusCode;
            Html = await response.Content.ReadAsStringAsync();
            request.Dispose();
            if (response.Headers.Location is not { } location || (int)Status is < 300 or > 399)
            {
                return;
            }

            request = new(HttpMethod.Get, new Uri(Address, location));
        }

        throw new InvalidOperationException($"{Address} redirects in circles.");
    }

    private PageForm FindForm(IEnumerable<string> names)
    {
        var wanted = names.ToList();
        var forms = Forms().Matches(Html).Select(match => PageForm.Read(match.Value, Address.PathAndQuery)).ToList();
        return forms.FirstOrDefault(form => wanted.TrueForAll(form.Names.Contains))
            ?? throw new InvalidOperationException($"{Address} has no form with {string.Join(", ", wanted)}. It says: {Text}");
    }

    private sealed record PageForm(string Action, HashSet<string> Names, List<KeyValuePair<string, string>> Preset)
    {
        public static PageForm Read(string html, string otherwise)
        {
            var names = new HashSet<string>(StringComparer.Ordinal);
            var preset = new List<KeyValuePair<string, string>>();
            foreach (Match control in Controls().Matches(html))
            {
                var (type, name) = (Attribute(control.Value, "type") ?? "text", Attribute(control.Value, "name"));
                if (name is null)
                {
                    continue;
                }

                names.Add(name);
                var isButton = type is "submit" or "button" || control.Value.StartsWith("<button", StringComparison.Ordinal);
                var isOff = type is "checkbox" or "radio" && !Checked().IsMatch(control.Value);
                if (!isButton && !isOff)
                {
                    preset.Add(new(name, Attribute(control.Value, "value") ?? (type is "checkbox" ? "on" : "")));
                }
            }

            var open = html[..(html.IndexOf('>', StringComparison.Ordinal) + 1)];
            return new(Attribute(open, "action") is { Length: > 0 } action ? action : otherwise, names, preset);
        }

        public List<KeyValuePair<string, string>> Fill((string Name, string Value)[] fields) =>
        [
            .. Preset.Where(each => !Array.Exists(fields, field => field.Name == each.Key)),
            .. fields.Select(static field => new KeyValuePair<string, string>(field.Name, field.Value)),
        ];

        private static string? Attribute(string tag, string name)
        {
            var match = Regex.Match(tag, $"""\s{name}="([^"]*)" """.TrimEnd());
            return match.Success ? WebUtility.HtmlDecode(match.Groups[1].Value) : null;
        }
    }

    [GeneratedRegex("<form\\b.*?</form>", RegexOptions.Singleline)]
    private static partial Regex Forms();

    [GeneratedRegex("<(input|button|select|textarea)\\b[^>]*>", RegexOptions.Singleline | RegexOptions.ExplicitCapture)]
    private static partial Regex Controls();

    [GeneratedRegex("\\schecked(=|\\s|/|>)", RegexOptions.ExplicitCapture)]
    private static partial Regex Checked();

    [GeneratedRegex("<(?<tag>script|style)\\b.*?</\\k<tag>>", RegexOptions.Singleline)]
    private static partial Regex Scripts();

    [GeneratedRegex("<[^>]+>")]
    private static partial Regex Tags();

    [GeneratedRegex("\\s+")]
    private static partial Regex WhiteSpace();
}
