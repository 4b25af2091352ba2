using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.Foundation.Mail;

/// <summary>What the tests of this room do again and again: post a letter, look at its row.</summary>
internal static class MailRoomCase
{
    public static Letter CodeLetter(string to = "mary@example.org", string code = "123456") => new(
        "verification-code",
        to,
        LetterSender.Accounts,
        "Your verification code",
        [
            new LetterBlock.Paragraph("Type this code on the page that asked for it. It works once, for 10 minutes."),
            new LetterBlock.Code(code),
            new LetterBlock.Button("Continue", "https://signin.example.com/signup?a=1&b=2"),
            new LetterBlock.Facts([new("Browser", "Firefox on Linux"), new("Network", "203.0.113.0/24")]),
        ]);

    public static Task PostAsync(this GatehouseHost host, Letter letter) =>
        host.Database.WriteAsync(session => host.Get<Outbox>().PostAsync(session, letter));

    public static Task<IReadOnlyList<MailRow>> FindRowsAsync(this GatehouseHost host) =>
        host.Get<OutboxList>().FindAsync(null, 1000);

    public static async Task<MailRow> GetOnlyRowAsync(this GatehouseHost host) => (await host.FindRowsAsync()).Single();

    /// <summary>What is due is sent when this returns, whoever sent it.</summary>
    public static Task SendAsync(this GatehouseHost host) => host.Get<MailSender>().SendDueAsync();
}
