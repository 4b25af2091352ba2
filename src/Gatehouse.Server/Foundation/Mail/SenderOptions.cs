using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Mail;

[SettingsSection("Mail:From")]
internal sealed record SenderOptions : IJudgedOptions
{
    [Setting("The address that letters about accounts and profiles come from; empty for no-reply@ and the host of PublicUrl.")]
    public string Accounts { get; set; } = "";

    [Setting("The address that letters to workforce users come from; empty for no-reply@ and the host of PublicUrl.")]
    public string Directory { get; set; } = "";

    public IEnumerable<string> Problems()
    {
        foreach (var (key, value) in new[] { ("Accounts", Accounts), ("Directory", Directory) })
        {
            if (value.Length > 0 && MailboxAddress.Find(value) is null)
            {
                yield return $"Gatehouse:Mail:From:{key} must be a plain address such as no-reply@signin.example.com, without a name or brackets.";
            }
        }
    }
}
