using System.Text;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Mail.Smtp;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail.Smtp;

public sealed class SmtpSessionTests : IDisposable
{
    private static readonly MailboxAddress From = MailboxAddress.Find("no-reply@example.com")!;
    private static readonly MailboxAddress To = MailboxAddress.Find("mary@example.org")!;
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("Subject: Hello\r\n\r\n.\r\n..dots\r\nend");

    private readonly TestDatabase place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public async Task A_letter_goes_over_in_the_order_of_the_standard()
    {
        await using var server = new ScriptedServer();
        var outcome = await SendAsync(server, options => options.Tls = SmtpTls.None);
        outcome.ShouldBe(new SmtpOutcome.Accepted("250 2.0.0 Taken"));
        server.Heard.Select(static line => line.Split(' ')[0]).ShouldBe(["EHLO", "MAIL", "RCPT", "DATA", "QUIT"]);
        server.Heard.First().ShouldBe("EHLO [127.0.0.1]");
    }

    [Fact]
    public async Task A_line_that_is_a_lone_dot_does_not_end_the_letter()
    {
        await using var server = new ScriptedServer();
        await SendAsync(server, options => options.Tls = SmtpTls.None);
        (await server.TakeAsync()).ShouldBe("Subject: Hello\r\n\r\n..\r\n...dots\r\nend\r\n");
    }

    [Theory]
    [InlineData("MAIL", "451 4.7.1 Greylisted", "451 4.7.1 Greylisted", false)]
    [InlineData("RCPT", "550-5.1.1 No such\r\n550 person", "550 5.1.1 No such person", true)]
    [InlineData("DATA", "554 No", "554 No", true)]
    [InlineData(".", "452 Disk\u0007full", "452 Disk full", false)]
    public async Task A_refusal_keeps_the_servers_words_and_says_whether_it_is_for_good(string at, string answer, string words, bool permanent)
    {
        await using var server = new ScriptedServer(command => command.StartsWith(at, StringComparison.Ordinal) ? answer : null);
        var outcome = await SendAsync(server, options => options.Tls = SmtpTls.None);
        outcome.ShouldBe(new SmtpOutcome.Refused(permanent, words));
    }

    [Fact]
    public async Task Stripping_STARTTLS_gets_neither_password_nor_letter()
    {
        await using var server = new ScriptedServer();
        var outcome = await SendAsync(server, options => options.UserName = "gatehouse");
        outcome.ShouldBeOfType<SmtpOutcome.Unreachable>().Reason.ShouldContain("STARTTLS");
        server.Heard.ShouldAllBe(static line => line.StartsWith("EHLO"));
    }

    [Fact]
    public async Task Refusing_STARTTLS_gets_neither_password_nor_letter()
    {
        var certificate = TestCertificate.Make(place);
        await using var server = new ScriptedServer(static command => command == "STARTTLS" ? "454 Not now" : null, certificate.Server);
        (await SendAsync(server, options => options.UserName = "gatehouse")).ShouldBeOfType<SmtpOutcome.Unreachable>();
        server.Heard.ShouldNotContain(static line => line.StartsWith("AUTH") || line.StartsWith("MAIL"));
    }

    [Fact]
    public async Task A_certificate_nobody_trusts_or_of_another_host_gets_nothing()
    {
        var certificate = TestCertificate.Make(place, "other.example");
        await using var server = new ScriptedServer(certificate: certificate.Server);
        (await SendAsync(server, static _ => { })).ShouldBeOfType<SmtpOutcome.Unreachable>();
        (await SendAsync(server, options => options.AuthorityFile = certificate.AuthorityFile)).ShouldBeOfType<SmtpOutcome.Unreachable>();
        server.Heard.ShouldAllBe(static line => line.StartsWith("EHLO") || line == "STARTTLS");
    }

    [Fact]
    public async Task Answers_smuggled_in_before_the_encryption_are_not_believed()
    {
        var certificate = TestCertificate.Make(place);
        await using var server = new ScriptedServer(
            static command => command == "STARTTLS" ? "220 Ready\r\n250-mail.example.com\r\n250 AUTH PLAIN" : null,
            certificate.Server);
        var outcome = await SendAsync(server, options => options.AuthorityFile = certificate.AuthorityFile);
        outcome.ShouldBeOfType<SmtpOutcome.Unreachable>().Reason.ShouldContain("before the encryption");
    }

    [Fact]
    public async Task A_refused_login_is_no_refusal_of_the_letter()
    {
        await using var server = new ScriptedServer(static command => command.StartsWith("AUTH") ? "535 Wrong" : null);
        var outcome = await SendAsync(server, options => (options.Tls, options.UserName, options.Password) = (SmtpTls.None, "u", "p"));
        outcome.ShouldBe(new SmtpOutcome.Unreachable("The server refuses our login: 535 Wrong"));
        server.Heard.ShouldContain("AUTH PLAIN AHUAcA==");
        server.Heard.ShouldNotContain(static line => line.StartsWith("MAIL"));
    }

    [Fact]
    public async Task Login_in_two_steps_works_where_nothing_else_is_offered()
    {
        await using var server = new ScriptedServer(static command => command switch
        {
            _ when command.StartsWith("EHLO") => "250-mail\r\n250 AUTH LOGIN",
            "AUTH LOGIN" or "dQ==" => "334 VXNlcm5hbWU6",
            "cA==" => "235 Welcome",
            _ => null,
        });
        var outcome = await SendAsync(server, options => (options.Tls, options.UserName, options.Password) = (SmtpTls.None, "u", "p"));
        outcome.ShouldBeOfType<SmtpOutcome.Accepted>();
    }

    [Fact]
    public async Task An_address_in_another_script_waits_for_no_server_that_cannot_take_it()
    {
        await using var server = new ScriptedServer();
        var outcome = await Session(server.Port, static options => options.Tls = SmtpTls.None)
            .SendAsync(From, MailboxAddress.Find("μαρία@example.org")!, Message, CancellationToken.None);
        outcome.ShouldBeOfType<SmtpOutcome.Refused>().Permanent.ShouldBeTrue();
    }

    [Fact]
    public async Task A_server_that_is_not_there_is_unreachable()
    {
        int port;
        await using (var server = new ScriptedServer())
        {
            port = server.Port;
        }

        (await Session(port, static _ => { }).ProbeAsync(CancellationToken.None)).ShouldBeOfType<SmtpOutcome.Unreachable>();
    }

    [Fact]
    public void A_password_never_crosses_a_network_in_clear()
    {
        new SmtpOptions { Host = "mail.example.com", UserName = "u", Tls = SmtpTls.None }.Problems().ShouldHaveSingleItem().ShouldContain("Tls");
        new SmtpOptions { Host = "localhost", UserName = "u", Tls = SmtpTls.None }.Problems().ShouldBeEmpty();
    }

    private static Task<SmtpOutcome> SendAsync(ScriptedServer server, Action<SmtpOptions> change) =>
        Session(server.Port, change).SendAsync(From, To, Message, CancellationToken.None);

    private static SmtpSession Session(int port, Action<SmtpOptions> change)
    {
        var options = new SmtpOptions { Host = "localhost", Port = port, Timeout = TimeSpan.FromSeconds(10) };
        change(options);
        return new(options, new PublicAddress(new PlaceOptions()), TimeProvider.System);
    }
}
