using System.IO.Compression;
using System.Security.Cryptography;

namespace Gatehouse.Server.Web;

/// <summary>One file of wwwroot with its fingerprint and its compressed forms, made when first asked for.</summary>
internal sealed class Asset
{
    private readonly Lazy<byte[]?> _brotli;
    private readonly Lazy<byte[]?> _gzip;

    public Asset(string path, byte[] content, string contentType)
    {
        Path = path;
        Content = content;
        ContentType = contentType;
        Fingerprint = Convert.ToHexStringLower(SHA256.HashData(content))[..12];
        var text = contentType.Contains("charset", StringComparison.Ordinal) || contentType.Contains("svg", StringComparison.Ordinal);
        _brotli = new(() => text ? Compress(content, stream => new BrotliStream(stream, CompressionLevel.SmallestSize)) : null);
        _gzip = new(() => text ? Compress(content, stream => new GZipStream(stream, CompressionLevel.SmallestSize)) : null);
    }

    public string Path { get; }

    public string ContentType { get; }

    public string Fingerprint { get; }

    public byte[] Content { get; }

    /// <summary>The smallest form the client can read, and the name of its encoding.</summary>
    public (byte[] Bytes, string? Encoding) For(string acceptEncoding)
    {
        if (Accepts(acceptEncoding, "br") && _brotli.Value is { } brotli)
        {
            return (brotli, "br");
        }

        return Accepts(acceptEncoding, "gzip") && _gzip.Value is { } gzip ? (gzip, "gzip") : (Content, null);
    }

    private static bool Accepts(string header, string coding)
    {
        foreach (var part in header.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            var pieces = part.Split(';', StringSplitOptions.TrimEntries);
            if (pieces[0].Equals(coding, StringComparison.OrdinalIgnoreCase))
            {
                return !pieces.Skip(1).Any(piece => piece is "q=0" or "q=0.0" or "q=0.00" or "q=0.000");
            }
        }

        return false;
    }

    private static byte[]? Compress(byte[] content, Func<Stream, Stream> open)
    {
        var compressed = new MemoryStream();
        using (var stream = open(compressed))
        {
            stream.Write(content);
        }

        var bytes = compressed.ToArray();
        return bytes.Length < content.Length ? bytes : null;
    }
}
