using System.Collections.Concurrent;
using Microsoft.AspNetCore.Html;

namespace Gatehouse.Server.Web;

/// <summary>Our drawings, written into the page so that they take the colour of the text around them.</summary>
internal static class Icons
{
    private static readonly ConcurrentDictionary<string, HtmlString> Read = new(StringComparer.Ordinal);

    public static HtmlString Get(string name) => Read.GetOrAdd(name, static wanted =>
    {
        var stream = typeof(Icons).Assembly.GetManifestResourceStream("icons/" + wanted)
            ?? throw new ArgumentException($"There is no icon named {wanted}.", nameof(name));
        using var reader = new StreamReader(stream);
        return new HtmlString(reader.ReadToEnd().Trim());
    });
}
