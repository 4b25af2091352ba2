using Gatehouse.Server.Foundation.Mail.Smtp;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>What sign-up and recovery ask before they promise somebody a letter.</summary>
internal sealed class MailReadiness(MailOptions mail, SmtpOptions smtp)
{
    public bool HasServer => smtp.Host.Length > 0;

    /// <summary>The mailbox page exists, and letters stay readable there.</summary>
    public bool HasMailbox => mail.Mailbox;

    public bool CanSend => HasServer || HasMailbox;
}
