using System.Globalization;
using System.Net.Sockets;
using System.Text;
using Gatehouse.Protocols.Aws.SigV4;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>An answer as it came over the wire.</summary>
internal sealed record RawAnswer(int Status, IReadOnlyDictionary<string, string> Headers, string Body)
{
    public string? Header(string name) => Headers.GetValueOrDefault(name);
}

/// <summary>Sends requests byte by byte, so that a test decides on every header, twice or not at all.</summary>
internal static class RawHttp
{
    public static Task<RawAnswer> SendAsync(this GatehouseHost host, SignableRequest request, bool isChunked = false)
    {
        var head = new StringBuilder().Append($"{request.Method} {request.Path}{(request.Query.Length > 0 ? "?" + request.Query : "")} HTTP/1.1\r\n");
        foreach (var (name, value) in request.Headers)
        {
            head.Append($"{name}: {value}\r\n");
        }

        head.Append("Connection: close\r\n");
        if (isChunked)
        {
            head.Append("Transfer-Encoding: chunked\r\n");
        }
        else if (request.Method is not ("GET" or "HEAD" or "OPTIONS"))
        {
            head.Append(CultureInfo.InvariantCulture, $"Content-Length: {request.Body.Length}\r\n");
        }

        byte[] body = isChunked ? Chunk(request.Body) : request.Body.ToArray();
        return host.SendAsync([.. Encoding.UTF8.GetBytes(head.Append("\r\n").ToString()), .. body]);
    }

    public static async Task<RawAnswer> SendAsync(this GatehouseHost host, byte[] request)
    {
        using var client = new TcpClient();
        await client.ConnectAsync("127.0.0.1", host.Origin.Port);
        var stream = client.GetStream();
        try
        {
            await stream.WriteAsync(request);
        }
        catch (IOException)
        {
            // The server may answer and close before it has read everything.
        }

        var answer = new MemoryStream();
        try
        {
            await stream.CopyToAsync(answer);
        }
        catch (IOException) when (answer.Length > 0)
        {
            // What was said before the reset is the answer.
        }

        return Read(Encoding.UTF8.GetString(answer.ToArray()));
    }

    private static byte[] Chunk(ReadOnlyMemory<byte> body)
    {
        var half = body.Length / 2;
        return
        [
            .. Encoding.ASCII.GetBytes($"{half:x}\r\n"), .. body[..half].Span, .. "\r\n"u8,
            .. Encoding.ASCII.GetBytes($"{body.Length - half:x}\r\n"), .. body[half..].Span, .. "\r\n0\r\n\r\n"u8,
        ];
    }

    private static RawAnswer Read(string text)
    {
        var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
        var lines = text[..end].Split("\r\n");
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var line in lines.Skip(1))
        {
            var colon = line.IndexOf(':', StringComparison.Ordinal);
            headers[line[..colon]] = line[(colon + 1)..].Trim();
        }

        return new RawAnswer(int.Parse(lines[0].Split(' ')[1], CultureInfo.InvariantCulture), headers, text[(end + 4)..]);
    }
}
