using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Network;

namespace Gatehouse.Server.Doors.Mailbox;

/// <summary>Letters hold codes and links, so the mailbox is open only where it was asked for, and only to whoever sits at this machine.</summary>
internal sealed class MailboxGuard(MailReadiness mail)
{
    public const int MostLetters = 200;

    public bool Allows(HttpContext context) => mail.HasMailbox && DirectLoopback.Is(context);
}
