using System.Globalization;
using System.Text.RegularExpressions;
using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Mail.Smtp;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Doors.Diagnosis;

internal static partial class MailExamination
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(1);

    public static async Task<IReadOnlyList<Finding>> RunAsync(Examined installation, string? address, CancellationToken cancellation)
    {
        var readiness = installation.Get<MailReadiness>();
        var smtp = installation.Get<SmtpOptions>();
        if (!readiness.HasServer)
        {
            return
            [
                readiness.HasMailbox
                    ? Finding.Note("mail", "letters go to the mailbox page of this machine only; set Gatehouse:Mail:Smtp:Host to send them")
                    : Finding.Wrong("mail", "no mail server is set, so sign-up and recovery are refused; set Gatehouse:Mail:Smtp:Host."),
            ];
        }

        var outcome = await installation.Get<SmtpSession>().ProbeAsync(cancellation);
        if (outcome is not SmtpOutcome.Accepted greeted)
        {
            return [Finding.Wrong("mail", $"{smtp.Host}:{smtp.Port} does not take letters: {outcome.Words}")];
        }

        List<Finding> found = [Finding.Ok("mail", $"{smtp.Host}:{smtp.Port} answers: {greeted.Answer}"), ExamineClock(greeted.Answer, installation.Get<TimeProvider>().GetUtcNow())];
        if (address is not null)
        {
            found.Add(await SendAsync(installation, address, cancellation));
        }

        return found;
    }

    /// <summary>Some servers name their time when they greet (RFC 5321, section 4.2); most do not.</summary>
    public static Finding ExamineClock(string greeting, DateTimeOffset now)
    {
        var told = MailDate().Match(greeting);
        if (!told.Success || !DateTimeOffset.TryParse(told.Value, CultureInfo.InvariantCulture, DateTimeStyles.None, out var theirs))
        {
            return Finding.Note("mail clock", "the mail server does not tell its time");
        }

        var apart = (theirs - now).Duration();
        return apart <= Tolerance
            ? Finding.Ok("mail clock", $"{apart.TotalSeconds:0} s from the mail server's")
            : Finding.Wrong("mail clock", $"{apart.TotalSeconds:0} s from the mail server's; let both machines keep time by NTP.");
    }

    private static async Task<Finding> SendAsync(Examined installation, string address, CancellationToken cancellation)
    {
        if (MailboxAddress.Find(address) is null)
        {
            return Finding.Wrong("test letter", $"'{address}' is no address that a letter can go to.");
        }

        var letter = new Letter(
            "test",
            address,
            LetterSender.Accounts,
            "Test letter",
            [new LetterBlock.Paragraph("This letter was sent by 'gatehouse doctor --mail'. Letters from this installation reach you.")]);
        var (random, clock) = (installation.Get<SecretSource>(), installation.Get<TimeProvider>());
        var outcome = await installation.Get<Postman>().DeliverAsync(
            random.Uuid().ToString(), clock.GetUtcNow(), letter.Sender, address, LetterContent.Of(letter), cancellation);
        return outcome is SmtpOutcome.Accepted accepted
            ? Finding.Ok("test letter", $"the mail server took it for {address}: {accepted.Answer}")
            : Finding.Wrong("test letter", $"the mail server did not take it: {outcome.Words}");
    }

    [GeneratedRegex(@"[A-Z][a-z]{2}, \d{1,2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} [+-]\d{4}", RegexOptions.CultureInvariant)]
    private static partial Regex MailDate();
}
