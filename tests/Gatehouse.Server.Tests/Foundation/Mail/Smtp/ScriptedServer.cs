using System.Collections.Concurrent;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Channels;

namespace Gatehouse.Server.Tests.Foundation.Mail.Smtp;

/// <summary>A mail server that answers each command as a test wants, and tells what it heard.</summary>
internal sealed class ScriptedServer : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource stop = new();
    private readonly Func<string, string?> script;
    private readonly X509Certificate2? certificate;
    private readonly Channel<string> messages = Channel.CreateUnbounded<string>();
    private readonly Task accepting;

    /// <param name="script">Asked with "greeting", each command, and "." for the end of a message; nothing means the usual answer.</param>
    public ScriptedServer(Func<string, string?>? script = null, X509Certificate2? certificate = null)
    {
        this.script = script ?? (_ => null);
        this.certificate = certificate;
        listener.Start();
        accepting = AcceptAsync();
    }

    public int Port => ((IPEndPoint)listener.LocalEndpoint).Port;

    public ConcurrentQueue<string> Heard { get; } = new();

    public (string Key, string Value)[] Settings =>
        [("Mail:Smtp:Host", "127.0.0.1"), ("Mail:Smtp:Port", $"{Port}"), ("Mail:Smtp:Tls", "None"), ("Mail:Smtp:Timeout", "PT10S")];

    /// <summary>The next message it took, with its lines as sent.</summary>
    public async Task<string> TakeAsync() => await messages.Reader.ReadAsync().AsTask().WaitAsync(TimeSpan.FromSeconds(20));

    public bool HasMessage => messages.Reader.Count > 0;

    public async ValueTask DisposeAsync()
    {
        await stop.CancelAsync();
        listener.Stop();
        await accepting;
        stop.Dispose();
    }

    private async Task AcceptAsync()
    {
        var talks = new List<Task>();
        try
        {
            while (true)
            {
                talks.Add(TalkAsync(await listener.AcceptTcpClientAsync(stop.Token)));
            }
        }
        catch (Exception over) when (over is OperationCanceledException or SocketException or InvalidOperationException)
        {
            await Task.WhenAll(talks);
        }
    }

    private async Task TalkAsync(TcpClient client)
    {
        try
        {
            using (client)
            {
                await TalkAsync((Stream)client.GetStream());
            }
        }
        catch (Exception over) when (over is IOException or OperationCanceledException or System.Security.Authentication.AuthenticationException)
        {
            // The client left.
        }
    }

    private async Task TalkAsync(Stream stream)
    {
        await SayAsync(stream, script("greeting") ?? "220 mail.example.com ESMTP");
        while (await ReadLineAsync(stream) is { } command)
        {
            Heard.Enqueue(command);
            var verb = command.Split(' ', ':')[0].ToUpperInvariant();
            var answer = script(command) ?? Usual(verb);
            await SayAsync(stream, answer);
            if (verb == "STARTTLS" && answer.StartsWith("220", StringComparison.Ordinal) && certificate is not null)
            {
                var encrypted = new SslStream(stream);
                await encrypted.AuthenticateAsServerAsync(certificate);
                stream = encrypted;
            }
            else if (verb == "DATA" && answer.StartsWith("354", StringComparison.Ordinal))
            {
                var message = await ReadMessageAsync(stream);
                answer = script(".") ?? "250 2.0.0 Taken";
                if (answer.StartsWith('2'))
                {
                    messages.Writer.TryWrite(message);
                }

                await SayAsync(stream, answer);
            }
        }
    }

    private string Usual(string verb) => verb switch
    {
        "EHLO" => "250-mail.example.com\r\n250-AUTH PLAIN LOGIN\r\n" + (certificate is null ? "" : "250-STARTTLS\r\n") + "250 8BITMIME",
        "DATA" => "354 Go on",
        "STARTTLS" => "220 Ready",
        "AUTH" => "235 Welcome",
        "QUIT" => "221 Bye",
        _ => "250 Fine",
    };

    private async Task<string> ReadMessageAsync(Stream stream)
    {
        var message = new StringBuilder();
        while (await ReadLineAsync(stream) is { } line && line != ".")
        {
            message.Append(line).Append("\r\n");
        }

        return message.ToString();
    }

    private async Task<string?> ReadLineAsync(Stream stream)
    {
        var line = new List<byte>();
        var one = new byte[1];
        while (await stream.ReadAsync(one, stop.Token) == 1)
        {
            if (one[0] == '\n')
            {
                return Encoding.UTF8.GetString([.. line]).TrimEnd('\r');
            }

            line.Add(one[0]);
        }

        return null;
    }

    private async Task SayAsync(Stream stream, string answer) => await stream.WriteAsync(Encoding.UTF8.GetBytes(answer + "\r\n"), stop.Token);
}
