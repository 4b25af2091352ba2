using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Support;

/// <summary>Where people's questions go.</summary>
[SettingsSection("Support")]
internal sealed record SupportOptions : IJudgedOptions
{
    [Setting("The address that the support form writes to; without it the page says whom to ask instead.")]
    public string Mail { get; set; } = "";

    public IEnumerable<string> Problems()
    {
        if (Mail.Length > 0 && MailboxAddress.Find(Mail) is null)
        {
            yield return "Gatehouse:Support:Mail must be an e-mail address such as support@example.com, or empty.";
        }
    }
}
