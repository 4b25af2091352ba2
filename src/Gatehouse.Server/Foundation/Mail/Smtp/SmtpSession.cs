using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Mail.Smtp;

/// <summary>
/// Hands one message to the configured server (RFC 6409 submission over RFC 5321), in the standard's order: greeting, EHLO, STARTTLS
/// and EHLO again (RFC 3207), AUTH (RFC 4954), MAIL, RCPT, DATA. Encryption that was asked for is never gone without.
/// </summary>
internal sealed class SmtpSession(SmtpOptions options, PublicAddress place, TimeProvider clock)
{
    public Task<SmtpOutcome> SendAsync(MailboxAddress from, MailboxAddress to, ReadOnlyMemory<byte> message, CancellationToken cancellation) =>
        ConnectAsync(talk => talk.HandOverAsync(from, to, message), cancellation);

    /// <summary>Everything short of a letter: connects, encrypts, logs in. Accepted with the server's greeting.</summary>
    public Task<SmtpOutcome> ProbeAsync(CancellationToken cancellation) =>
        ConnectAsync(static talk => Task.FromResult<SmtpOutcome>(new SmtpOutcome.Accepted(talk.Greeting)), cancellation);

    private async Task<SmtpOutcome> ConnectAsync(Func<SmtpTalk, Task<SmtpOutcome>> then, CancellationToken cancellation)
    {
        // One limit over the whole talk: a server that dribbles a byte a minute would outlive any limit per answer.
        using var limit = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellation);
        try
        {
            await using var connection = await SmtpConnection.OpenAsync(options, either.Token);
            var talk = new SmtpTalk(connection, options, place.Origin.IdnHost, either.Token);
            if (await talk.OpenAsync() is { } closed)
            {
                return closed;
            }

            var outcome = await then(talk);
            await talk.CloseAsync();
            return outcome;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new SmtpOutcome.Unreachable($"{options.Host}:{options.Port} did not finish within {options.Timeout}.");
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException or SocketException
            or AuthenticationException or CryptographicException or UnauthorizedAccessException)
        {
            return new SmtpOutcome.Unreachable($"{options.Host}:{options.Port}: {broken.Message}");
        }
    }
}
