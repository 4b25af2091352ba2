using System.Text;

namespace Gatehouse.Server.Foundation.Mail.Smtp;

/// <summary>The commands of one connection, and what each answer means for the letter.</summary>
internal sealed class SmtpTalk(SmtpConnection connection, SmtpOptions options, string host, CancellationToken cancellation)
{
    private SmtpReply hello = new(0, []);

    public string Greeting { get; private set; } = "";

    /// <summary>Up to the login; nothing when the way is free. A refusal here is about us or the server, never about the letter.</summary>
    public async Task<SmtpOutcome.Unreachable?> OpenAsync()
    {
        if (options.Tls == SmtpTls.Implicit)
        {
            await connection.EncryptAsync(cancellation);
        }

        var greeting = await connection.ReadReplyAsync(cancellation);
        Greeting = greeting.Words;
        if (greeting.Code != 220 || !await GreetAsync())
        {
            return new($"The server does not serve us: {(greeting.Code != 220 ? greeting : hello).Words}");
        }

        if (options.Tls == SmtpTls.StartTls)
        {
            // Going on in clear is what an attacker who strips the offer is waiting for.
            if (hello.FindExtension("STARTTLS") is null)
            {
                return new("The server offers no STARTTLS. Use its encrypted port, or set Gatehouse:Mail:Smtp:Tls.");
            }

            var ready = await connection.AskAsync("STARTTLS", cancellation);
            if (ready.Code != 220)
            {
                return new($"The server refuses STARTTLS: {ready.Words}");
            }

            // What was offered in clear counts for nothing any more (RFC 3207, section 4.2).
            await connection.EncryptAsync(cancellation);
            if (!await GreetAsync())
            {
                return new($"The server does not serve us after STARTTLS: {hello.Words}");
            }
        }

        return options.UserName.Length == 0 ? null : await LogInAsync();
    }

    public async Task<SmtpOutcome> HandOverAsync(MailboxAddress from, MailboxAddress to, ReadOnlyMemory<byte> message)
    {
        var utf8 = from.NeedsUtf8 || to.NeedsUtf8;
        if (utf8 && hello.FindExtension("SMTPUTF8") is null)
        {
            return new SmtpOutcome.Refused(true, "The mail server takes only addresses in Latin letters (it offers no SMTPUTF8).");
        }

        var mail = await connection.AskAsync($"MAIL FROM:<{from}>{(utf8 ? " SMTPUTF8" : "")}", cancellation);
        if (mail.Code is 530 or 535 or 538)
        {
            return new SmtpOutcome.Unreachable($"The server wants encryption or a login first: {mail.Words}");
        }

        if (!mail.IsPositive)
        {
            return Judge(mail);
        }

        var recipient = await connection.AskAsync($"RCPT TO:<{to}>", cancellation);
        if (!recipient.IsPositive)
        {
            return Judge(recipient);
        }

        var data = await connection.AskAsync("DATA", cancellation);
        if (data.Code != 354)
        {
            return Judge(data);
        }

        var end = await connection.AskAsync(Stuff(message.Span), cancellation);
        return end.IsPositive ? new SmtpOutcome.Accepted(end.Words) : Judge(end);
    }

    /// <summary>The letter is settled by now, so how the server takes leave changes nothing.</summary>
    public async Task CloseAsync()
    {
        try
        {
            await connection.AskAsync("QUIT", cancellation);
        }
        catch (Exception gone) when (gone is IOException or InvalidDataException or OperationCanceledException)
        {
            // It hung up first.
        }
    }

    /// <summary>Dots that begin a line are doubled, and a lone one ends the message (RFC 5321, section 4.5.2).</summary>
    internal static byte[] Stuff(ReadOnlySpan<byte> message)
    {
        var stuffed = new List<byte>(message.Length + 64);
        var lineBegins = true;
        foreach (var next in message)
        {
            if (lineBegins && next == '.')
            {
                stuffed.Add((byte)'.');
            }

            stuffed.Add(next);
            lineBegins = next == '\n';
        }

        stuffed.AddRange(lineBegins ? ".\r\n"u8 : "\r\n.\r\n"u8);
        return [.. stuffed];
    }

    private static SmtpOutcome Judge(SmtpReply reply) =>
        reply.IsTransient || reply.IsPermanent
            ? new SmtpOutcome.Refused(reply.IsPermanent, reply.Words)
            : new SmtpOutcome.Unreachable($"The server's answer does not fit the question: {reply.Words}");

    private async Task<bool> GreetAsync()
    {
        var name = host.Contains('.', StringComparison.Ordinal) && Uri.CheckHostName(host) == UriHostNameType.Dns ? host : connection.AddressLiteral;
        hello = await connection.AskAsync($"EHLO {name}", cancellation);
        return hello.Code == 250;
    }

    private async Task<SmtpOutcome.Unreachable?> LogInAsync()
    {
        if (!connection.IsPrivate)
        {
            return new("The password stays here: the connection is not encrypted. Set Gatehouse:Mail:Smtp:Tls.");
        }

        var offered = hello.FindExtension("AUTH") ?? [];
        SmtpReply? answer = null;
        if (offered.Contains("PLAIN", StringComparer.OrdinalIgnoreCase))
        {
            answer = await connection.AskAsync($"AUTH PLAIN {Encode($"\0{options.UserName}\0{options.Password}")}", cancellation);
        }
        else if (offered.Contains("LOGIN", StringComparer.OrdinalIgnoreCase))
        {
            answer = await connection.AskAsync("AUTH LOGIN", cancellation);
            answer = answer.Code == 334 ? await connection.AskAsync(Encode(options.UserName), cancellation) : answer;
            answer = answer.Code == 334 ? await connection.AskAsync(Encode(options.Password), cancellation) : answer;
        }

        return answer switch
        {
            { Code: 235 } => null,
            null => new("The server offers no login that we know (PLAIN, LOGIN) on this connection. Check Gatehouse:Mail:Smtp:Port and Tls."),
            _ => new($"The server refuses our login: {answer.Words}"),
        };
    }

    private static string Encode(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
