using System.Buffers.Text;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gatehouse.Benchmarks.Load;

/// <summary>
/// One connection that is kept open, and a jar of cookies. It blocks and reads as little as it can: whatever it costs is taken from
/// the cores that the server could hash on.
/// </summary>
internal sealed class LeanBrowser : IDisposable
{
    private const string Agent = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0";
    private static readonly byte[] EndOfHead = "\r\n\r\n"u8.ToArray();

    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly Dictionary<string, string> cookies = new(StringComparer.Ordinal);
    private readonly string host;
    private byte[] buffer = new byte[128 * 1024];
    private int filled;

    public LeanBrowser(int port)
    {
        host = $"localhost:{port}";
        socket.Connect(IPAddress.Loopback, port);
    }

    public void ForgetCookies() => cookies.Clear();

    public LeanAnswer Get(string path, string encodings = "identity") => Exchange($"GET {path} HTTP/1.1\r\n", null, encodings);

    public LeanAnswer Post(string path, string form) => Exchange($"POST {path} HTTP/1.1\r\n", form, "identity");

    public void Dispose() => socket.Dispose();

    private LeanAnswer Exchange(string first, string? form, string encodings)
    {
        var request = new StringBuilder(first, 2048)
            .Append("Host: ").Append(host).Append("\r\nUser-Agent: ").Append(Agent)
            .Append("\r\nAccept: text/html\r\nAccept-Language: en\r\nAccept-Encoding: ").Append(encodings).Append("\r\n");
        if (cookies.Count > 0)
        {
            request.Append("Cookie: ").AppendJoin("; ", cookies.Select(static each => $"{each.Key}={each.Value}")).Append("\r\n");
        }

        if (form is not null)
        {
            request.Append("Origin: http://").Append(host).Append("\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: ").Append(form.Length).Append("\r\n");
        }

        socket.Send(Encoding.ASCII.GetBytes(request.Append("\r\n").Append(form).ToString()));
        return Read();
    }

    private LeanAnswer Read()
    {
        filled = 0;
        var end = -1;
        while (end < 0)
        {
            Receive();
            end = buffer.AsSpan(0, filled).IndexOf(EndOfHead);
        }

        var start = end + EndOfHead.Length;
        var head = Encoding.Latin1.GetString(buffer, 0, end);
        var status = int.Parse(head.AsSpan(9, 3), System.Globalization.CultureInfo.InvariantCulture);
        string? location = null;
        int? length = status is 204 or 304 ? 0 : null;
        var chunked = false;
        foreach (var line in head.AsSpan().EnumerateLines())
        {
            if (Value(line, "Set-Cookie: ") is { IsEmpty: false } cookie)
            {
                Keep(cookie);
            }
            else if (Value(line, "Location: ") is { IsEmpty: false } target)
            {
                location = target.ToString();
            }
            else if (Value(line, "Content-Length: ") is { IsEmpty: false } announced)
            {
                length = int.Parse(announced, System.Globalization.CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("Transfer-Encoding: chunked", StringComparison.OrdinalIgnoreCase))
            {
                chunked = true;
            }
        }

        var body = chunked ? ReadChunks(start) : ReadPlain(start, length ?? 0);
        return new(status, location, body, filled);
    }

    private string ReadPlain(int start, int length)
    {
        while (filled < start + length)
        {
            Receive();
        }

        return Encoding.Latin1.GetString(buffer, start, length);
    }

    private string ReadChunks(int at)
    {
        var body = new StringBuilder();
        while (true)
        {
            int line;
            while ((line = buffer.AsSpan(at, filled - at).IndexOf("\r\n"u8)) < 0)
            {
                Receive();
            }

            if (!Utf8Parser.TryParse(buffer.AsSpan(at, line), out int size, out _, 'x'))
            {
                throw new InvalidDataException("The length of a chunk cannot be read.");
            }

            at += line + 2;
            while (filled < at + size + 2)
            {
                Receive();
            }

            if (size == 0)
            {
                return body.ToString();
            }

            body.Append(Encoding.Latin1.GetString(buffer, at, size));
            at += size + 2;
        }
    }

    private void Receive()
    {
        if (filled == buffer.Length)
        {
            Array.Resize(ref buffer, buffer.Length * 2);
        }

        var got = socket.Receive(buffer.AsSpan(filled));
        filled += got > 0 ? got : throw new IOException("The server closed the connection.");
    }

    private void Keep(ReadOnlySpan<char> cookie)
    {
        var pair = cookie.IndexOf(';') is var end and > 0 ? cookie[..end] : cookie;
        var split = pair.IndexOf('=');
        cookies[pair[..split].ToString()] = pair[(split + 1)..].ToString();
    }

    private static ReadOnlySpan<char> Value(ReadOnlySpan<char> line, string header) =>
        line.StartsWith(header, StringComparison.OrdinalIgnoreCase) ? line[header.Length..] : [];
}
