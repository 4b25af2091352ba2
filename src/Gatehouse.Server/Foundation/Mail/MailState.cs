namespace Gatehouse.Server.Foundation.Mail;

/// <summary>
/// Where a letter is.
/// <code>
/// queued --> sent       the mail server took it
///    |  \--> kept       there is only the development mailbox
///    |  \--> failed     refused for good, or tried for too long
///    ^         |
///    +--retry--+
/// </code>
/// </summary>
internal static class MailState
{
    public const string Queued = "queued";
    public const string Sent = "sent";
    public const string Kept = "kept";
    public const string Failed = "failed";
}
