using System.Collections.Frozen;

namespace Gatehouse.Server.Web;

/// <summary>
/// The files of wwwroot, carried inside the program so that it serves the same bytes wherever it is started.
/// An address with the fingerprint never changes its content; one without is asked for again each time.
/// </summary>
internal sealed class Assets
{
    private const string Prefix = "assets/";

    private static readonly FrozenDictionary<string, string> Types = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        [".css"] = "text/css; charset=utf-8",
        [".js"] = "text/javascript; charset=utf-8",
        [".svg"] = "image/svg+xml",
        [".txt"] = "text/plain; charset=utf-8",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private readonly Dictionary<string, Asset> _byPath = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Asset> _byAddress = new(StringComparer.Ordinal);

    public Assets()
    {
        var assembly = typeof(Assets).Assembly;
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            var asset = new Asset(name[Prefix.Length..], content, Types[Path.GetExtension(name)]);
            _byPath[asset.Path] = asset;
            _byAddress[Versioned(asset)] = asset;
        }
    }

    public IReadOnlyCollection<Asset> All => _byPath.Values;

    /// <summary>The address to write into a page; an unknown file is a bug of the page.</summary>
    public string Url(string path) => "/" + Prefix + Versioned(_byPath[path]);

    public async Task ServeAsync(HttpContext context, string path)
    {
        var versioned = _byAddress.TryGetValue(path, out var asset);
        if (!versioned && !_byPath.TryGetValue(path, out asset))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var (bytes, encoding) = asset!.For(context.Request.Headers.AcceptEncoding.ToString());
        var headers = context.Response.Headers;
        headers.CacheControl = versioned ? "public, max-age=31536000, immutable" : "public, no-cache";
        headers.Vary = "Accept-Encoding";
        headers.ETag = $"\"{asset.Fingerprint}{(encoding is null ? "" : "-" + encoding)}\"";
        if (context.Request.Headers.IfNoneMatch.Contains(headers.ETag.ToString()))
        {
            context.Response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        if (encoding is not null)
        {
            headers.ContentEncoding = encoding;
        }

        context.Response.ContentType = asset.ContentType;
        context.Response.ContentLength = bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
        {
            await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }

    private static string Versioned(Asset asset)
    {
        var dot = asset.Path.LastIndexOf('.');
        return $"{asset.Path[..dot]}.{asset.Fingerprint}{asset.Path[dot..]}";
    }
}
