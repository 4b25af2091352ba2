using System.Text.Json;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Tests.Foundation.Mail.Smtp;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.Foundation.Mail.Peers;

/// <summary>Another implementation of the standards reads what we write.</summary>
public sealed class SmtpPeerTests : IDisposable
{
    private readonly TestDatabase place = new();
    private readonly TestCertificate certificate;

    public SmtpPeerTests() => certificate = TestCertificate.Make(place);

    public void Dispose() => place.Dispose();

    [SmtpPeerFact]
    public async Task A_letter_arrives_whole_over_STARTTLS_and_login()
    {
        using var peer = await SmtpPeer.StartAsync("starttls", certificate);
        await using var host = await StartAsync(peer, "StartTls", "pässword ✓");
        await host.PostAsync(MailRoomCase.CodeLetter() with
        {
            Subject = "Ihr Bestätigungscode für Übergrößenträger, und ein langer Betreff noch dazu 👋",
            Blocks = [new LetterBlock.Paragraph(".dot\nGrüße = 100 % " + new string('x', 300)), new LetterBlock.Code("123456")],
        });
        var message = await peer.ReadAsync();
        message.GetProperty("defects").GetArrayLength().ShouldBe(0);
        message.GetProperty("encrypted").GetBoolean().ShouldBeTrue();
        message.GetProperty("login").GetBoolean().ShouldBeTrue();
        message.GetProperty("from").GetString().ShouldBe("no-reply@signin.example.com");
        message.GetProperty("to")[0].GetString().ShouldBe("mary@example.org");
        message.GetProperty("longest").GetInt32().ShouldBeLessThanOrEqualTo(78);
        message.GetProperty("text").GetString()!.ShouldContain("    123456");
        message.GetProperty("text").GetString()!.ShouldContain("Grüße = 100 %");
        message.GetProperty("html").GetString()!.ShouldContain(">123456</td>");
        var headers = message.GetProperty("headers");
        Header(headers, "Subject").ShouldBe("Ihr Bestätigungscode für Übergrößenträger, und ein langer Betreff noch dazu 👋");
        Header(headers, "From").ShouldBe("\"Möbel, Wien\" <no-reply@signin.example.com>");
        Header(headers, "Auto-Submitted").ShouldBe("auto-generated");
        Header(headers, "Date").ShouldBe("Mon, 02 Nov 2026 09:00:00 +0000");
        Header(headers, "Message-ID").ShouldEndWith("@signin.example.com>");
        await host.SendAsync();
        (await host.GetOnlyRowAsync()).LastAnswer.ShouldBe("250 2.0.0 Taken by the peer");
    }

    [SmtpPeerFact]
    public async Task Implicit_TLS_takes_addresses_of_other_scripts()
    {
        using var peer = await SmtpPeer.StartAsync("implicit", certificate);
        await using var host = await StartAsync(peer, "Implicit", "pässword ✓");
        await host.PostAsync(MailRoomCase.CodeLetter(to: "μαρία@παράδειγμα.example"));
        var message = await peer.ReadAsync();
        message.GetProperty("encrypted").GetBoolean().ShouldBeTrue();
        message.GetProperty("to")[0].GetString().ShouldBe("μαρία@xn--hxajbheg2az3al.example");
    }

    [SmtpPeerFact]
    public async Task A_wrong_password_leaves_the_letter_waiting_with_the_servers_words()
    {
        using var peer = await SmtpPeer.StartAsync("starttls", certificate);
        await using var host = await StartAsync(peer, "StartTls", "wrong");
        await host.PostAsync(MailRoomCase.CodeLetter());
        await host.SendAsync();
        var row = await host.GetOnlyRowAsync();
        row.State.ShouldBe(MailState.Queued);
        row.LastAnswer.ShouldNotBeNull().ShouldContain("535");
    }

    private static string Header(JsonElement headers, string name) => headers.GetProperty(name).GetString()!;

    private Task<GatehouseHost> StartAsync(SmtpPeer peer, string tls, string password) => GatehouseHost.StartAsync(
        ("PublicUrl", "https://signin.example.com"),
        ("Brand:Name", "Möbel, Wien"),
        ("Mail:Smtp:Host", "localhost"),
        ("Mail:Smtp:Port", $"{peer.Port}"),
        ("Mail:Smtp:Tls", tls),
        ("Mail:Smtp:UserName", "gatehouse"),
        ("Mail:Smtp:Password", password),
        ("Mail:Smtp:AuthorityFile", certificate.AuthorityFile));
}
