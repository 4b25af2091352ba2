using Gatehouse.Server.Foundation.Mail.Smtp;
using Gatehouse.Server.Foundation.Mail.Writing;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>Carries one letter to the mail server, once; what comes of a refusal is the sender's business.</summary>
internal sealed class Postman(SmtpSession smtp, LetterWriter writer, SenderAddresses senders, BrandOptions brand)
{
    public Task<SmtpOutcome> DeliverAsync(string id, DateTimeOffset at, LetterSender sender, string to, LetterContent content, CancellationToken cancellation)
    {
        if (MailboxAddress.Find(to) is not { } recipient)
        {
            return Task.FromResult<SmtpOutcome>(new SmtpOutcome.Refused(true, "The address is no address."));
        }

        var from = senders.For(sender);
        var message = MimeWriter.Write(new(id, at, brand.Name, from, recipient, content.Subject), writer.Write(content));
        return smtp.SendAsync(from, recipient, message, cancellation);
    }
}
