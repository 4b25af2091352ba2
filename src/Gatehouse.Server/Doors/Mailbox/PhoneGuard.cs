using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Phones;

namespace Gatehouse.Server.Doors.Mailbox;

/// <summary>Messages hold codes: the rules of <see cref="MailboxGuard"/> hold for them, too.</summary>
internal sealed class PhoneGuard(PhoneReadiness phone)
{
    public const int MostMessages = 200;

    public bool Allows(HttpContext context) => phone.HasPage && DirectLoopback.Is(context);
}
