using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>The two addresses that letters come from, for letters and for the page that tells people which mail is genuine.</summary>
internal sealed class SenderAddresses(SenderOptions options, PublicAddress place)
{
    public MailboxAddress Accounts => Of(options.Accounts);

    public MailboxAddress Directory => Of(options.Directory);

    public MailboxAddress For(LetterSender sender) => sender == LetterSender.Directory ? Directory : Accounts;

    private MailboxAddress Of(string configured) =>
        MailboxAddress.Find(configured.Length > 0 ? configured : $"no-reply@{place.Origin.IdnHost}")
        ?? new MailboxAddress("no-reply", "localhost");
}
