using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Support;

/// <summary>Where people's questions go.</summary>
[SettingsSection("Support")]
internal sealed record SupportOptions : IJudgedOptions
{
    [Setting("The address that the support form writes to; without it the page says whom to ask instead.")]
    public string Mail { get; set; } = "";

    [Setting("How many messages one sender's address may send to support in an hour.")]
    public int MessagesPerHour { get; set; } = 5;

    [Setting("How many letters with sign-in addresses one address gets in an hour, whoever asks for them.")]
    public int AddressLettersPerHour { get; set; } = 3;

    public IEnumerable<string> Problems()
    {
        if (Mail.Length > 0 && MailboxAddress.Find(Mail) is null)
        {
            yield return "Gatehouse:Support:Mail must be an e-mail address such as support@example.com, or empty.";
        }

        if (MessagesPerHour < 1 || AddressLettersPerHour < 1)
        {
            yield return "Gatehouse:Support:MessagesPerHour and Gatehouse:Support:AddressLettersPerHour must be at least 1.";
        }
    }
}
