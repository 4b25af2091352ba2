using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Gatehouse.Benchmarks.Load.Api;

/// <summary>One connection that is kept open. It blocks and looks for no more than the status and the end of the answer.</summary>
internal sealed class CallConnection : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] buffer = new byte[1024 * 1024];

    public CallConnection(int port) => socket.Connect(IPAddress.Loopback, port);

    /// <summary>The body; valid until the next call.</summary>
    public ReadOnlySpan<byte> Send(byte[] call)
    {
        socket.Send(call);
        var (filled, end) = (0, -1);
        while (end < 0)
        {
            filled += Receive(filled);
            end = buffer.AsSpan(0, filled).IndexOf("\r\n\r\n"u8);
        }

        var head = buffer.AsSpan(0, end);
        var whole = end + 4 + LengthOf(head);
        while (filled < whole)
        {
            filled += Receive(filled);
        }

        return head[9..].StartsWith("200"u8)
            ? buffer.AsSpan(end + 4, whole - end - 4)
            : throw new InvalidDataException("A call was refused: " + Encoding.UTF8.GetString(buffer, 0, whole));
    }

    public void Dispose() => socket.Dispose();

    private static int LengthOf(ReadOnlySpan<byte> head)
    {
        var name = "\r\nContent-Length: "u8;
        var at = head.IndexOf(name);
        return at >= 0 && System.Buffers.Text.Utf8Parser.TryParse(head[(at + name.Length)..], out int length, out _)
            ? length
            : throw new InvalidDataException("The answer does not tell its length: " + Encoding.ASCII.GetString(head));
    }

    private int Receive(int filled) =>
        socket.Receive(buffer.AsSpan(filled)) is var got and > 0 ? got : throw new IOException("The server closed the connection.");
}
