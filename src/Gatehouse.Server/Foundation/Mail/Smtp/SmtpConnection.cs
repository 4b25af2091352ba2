using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;

namespace Gatehouse.Server.Foundation.Mail.Smtp;

/// <summary>Lines to and from a mail server; nothing it sends can take more than bounded time and memory.</summary>
/// <exception cref="IOException">The server hung up.</exception>
/// <exception cref="InvalidDataException">The server said something that is no reply.</exception>
internal sealed class SmtpConnection : IAsyncDisposable
{
    // RFC 5321, section 4.5.3.1.5 allows 512 bytes a line; some servers write more.
    private const int LongestLine = 2048;
    private const int MostLines = 100;

    private readonly Socket socket;
    private readonly SmtpOptions options;
    private readonly byte[] buffer = new byte[4096];
    private Stream stream;
    private int read;
    private int filled;

    private SmtpConnection(Socket socket, SmtpOptions options)
    {
        this.socket = socket;
        this.options = options;
        stream = new NetworkStream(socket, ownsSocket: true);
    }

    public bool IsEncrypted => stream is SslStream;

    /// <summary>Whether what we say can be heard by nobody else on the way.</summary>
    public bool IsPrivate => IsEncrypted || (socket.RemoteEndPoint is IPEndPoint peer && IPAddress.IsLoopback(peer.Address));

    /// <summary>How we name ourselves where no better name is known (RFC 5321, section 4.1.3).</summary>
    public string AddressLiteral => socket.LocalEndPoint switch
    {
        IPEndPoint { Address.IsIPv4MappedToIPv6: true } mapped => $"[{mapped.Address.MapToIPv4()}]",
        IPEndPoint { AddressFamily: AddressFamily.InterNetworkV6 } six => $"[IPv6:{new IPAddress(six.Address.GetAddressBytes())}]",
        IPEndPoint four => $"[{four.Address}]",
        _ => "localhost",
    };

    public static async Task<SmtpConnection> OpenAsync(SmtpOptions options, CancellationToken cancellation)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(options.Host, options.Port, cancellation);
        }
        catch
        {
            socket.Dispose();
            throw;
        }

        return new(socket, options);
    }

    /// <summary>From here on encrypted, with the certificate checked for the host we were told to use.</summary>
    /// <exception cref="System.Security.Authentication.AuthenticationException">The certificate is not to be trusted.</exception>
    public async Task EncryptAsync(CancellationToken cancellation)
    {
        // Whatever came in clear after the answer to STARTTLS would be taken for an answer inside (CVE-2011-0411, CVE-2021-33515).
        if (read < filled)
        {
            throw new InvalidDataException("The server spoke on before the encryption began.");
        }

        var client = new SslClientAuthenticationOptions { TargetHost = options.Host };
        if (options.AuthorityFile.Length > 0)
        {
            client.CertificateChainPolicy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
            client.CertificateChainPolicy.CustomTrustStore.ImportFromPemFile(options.AuthorityFile);
        }

        var encrypted = new SslStream(stream);
        stream = encrypted;
        await encrypted.AuthenticateAsClientAsync(client, cancellation);
    }

    public async Task<SmtpReply> AskAsync(string command, CancellationToken cancellation)
    {
        if (command.AsSpan().ContainsAny('\r', '\n'))
        {
            throw new ArgumentException("A command is one line.", nameof(command));
        }

        return await AskAsync(Encoding.UTF8.GetBytes(command + "\r\n"), cancellation);
    }

    public async Task<SmtpReply> AskAsync(ReadOnlyMemory<byte> bytes, CancellationToken cancellation)
    {
        await stream.WriteAsync(bytes, cancellation);
        await stream.FlushAsync(cancellation);
        return await ReadReplyAsync(cancellation);
    }

    public async Task<SmtpReply> ReadReplyAsync(CancellationToken cancellation)
    {
        var lines = new List<string>();
        var code = 0;
        while (lines.Count < MostLines)
        {
            var line = await ReadLineAsync(cancellation);
            if (line.Length < 3 || !int.TryParse(line.AsSpan(0, 3), System.Globalization.NumberStyles.None, null, out var number)
                || number < 200 || (line.Length > 3 && line[3] is not (' ' or '-')) || (lines.Count > 0 && number != code))
            {
                throw new InvalidDataException("The server's answer is not SMTP.");
            }

            code = number;
            lines.Add(line.Length > 4 ? line[4..] : "");
            if (line.Length == 3 || line[3] == ' ')
            {
                return new(code, lines);
            }
        }

        throw new InvalidDataException("The server's answer does not end.");
    }

    public ValueTask DisposeAsync() => stream.DisposeAsync();

    private async Task<string> ReadLineAsync(CancellationToken cancellation)
    {
        var line = new List<byte>(80);
        while (line.Count < LongestLine)
        {
            if (read == filled)
            {
                (read, filled) = (0, await stream.ReadAsync(buffer, cancellation));
                if (filled == 0)
                {
                    throw new EndOfStreamException("The server closed the connection.");
                }
            }

            var next = buffer[read++];
            if (next == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(next);
        }

        throw new InvalidDataException("The server's answer has a line without end.");
    }
}
