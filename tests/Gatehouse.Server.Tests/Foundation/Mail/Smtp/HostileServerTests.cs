using System.Net;
using System.Net.Sockets;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Mail.Smtp;
using Gatehouse.Server.Foundation.Settings;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail.Smtp;

public sealed class HostileServerTests
{
    private static readonly MailboxAddress Somebody = MailboxAddress.Find("mary@example.org")!;

    [Fact]
    public void Whatever_a_server_says_the_talk_ends_with_an_outcome_fit_to_be_stored()
    {
        var line = Gen.OneOf(
            Gen.Elements("220 hi", "250 ok", "250-STARTTLS", "250-AUTH PLAIN", "334 ", "354 go", "235 in", "451 later", "550 no", "221 bye"),
            Gen.Elements("", " ", "2", "25", "250", "250x", "99 no", "-50 no", "250-\0\u0007", "999999 ok", "٢٥٠ ok", "250\tok"),
            ArbMap.Default.GeneratorFor<NonNull<string>>().Select(static text => text.Get));
        var script = from lines in line.ListOf()
                     from end in Gen.Elements("\r\n", "\n", "\r", "")
                     from tail in ArbMap.Default.GeneratorFor<byte[]>()
                     select Encoding.UTF8.GetBytes(string.Join(end, lines) + end).Concat(tail ?? []).ToArray();

        Prop.ForAll(
            script.ToArbitrary(),
            bytes =>
            {
                var outcome = AgainstAsync(stream => stream.WriteAsync(bytes).AsTask(), TimeSpan.FromSeconds(5)).GetAwaiter().GetResult();
                outcome.Words.ShouldNotContain(static c => char.IsControl(c));
            }).Check(Config.QuickThrowOnFailure.WithMaxTest(300));
    }

    [Theory]
    [InlineData("220-on and on\r\n")]
    [InlineData("no line ends here")]
    [InlineData("220 ok\r\n250 ok\r\n")]
    public async Task An_answer_without_end_is_cut_off(string part)
    {
        var bytes = Encoding.ASCII.GetBytes(part);
        var outcome = await AgainstAsync(
            async stream =>
            {
                for (var i = 0; i < 100_000; i++)
                {
                    await stream.WriteAsync(bytes);
                }
            },
            TimeSpan.FromSeconds(10));
        outcome.ShouldNotBeOfType<SmtpOutcome.Accepted>();
    }

    [Fact]
    public async Task A_server_that_dribbles_is_left_when_the_time_is_up()
    {
        var outcome = await AgainstAsync(
            async stream =>
            {
                for (var i = 0; i < 1000; i++)
                {
                    await stream.WriteAsync("2"u8.ToArray());
                    await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System);
                }
            },
            TimeSpan.FromMilliseconds(300));
        outcome.ShouldBeOfType<SmtpOutcome.Unreachable>();
    }

    private static async Task<SmtpOutcome> AgainstAsync(Func<NetworkStream, Task> behaviour, TimeSpan limit)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var server = Task.Run(async () =>
        {
            using var client = await listener.AcceptTcpClientAsync();
            try
            {
                await behaviour(client.GetStream());
                client.Client.Shutdown(SocketShutdown.Send);
            }
            catch (Exception left) when (left is IOException or SocketException)
            {
                // The client had enough.
            }
        });
        var options = new SmtpOptions { Host = "127.0.0.1", Port = ((IPEndPoint)listener.LocalEndpoint).Port, Tls = SmtpTls.None, UserName = "u", Timeout = limit };
        var session = new SmtpSession(options, new PublicAddress(new PlaceOptions()), TimeProvider.System);
        var outcome = await session.SendAsync(Somebody, Somebody, "Subject: x\r\n\r\nx\r\n"u8.ToArray(), CancellationToken.None).WaitAsync(TimeSpan.FromSeconds(30));
        await server;
        return outcome;
    }
}
