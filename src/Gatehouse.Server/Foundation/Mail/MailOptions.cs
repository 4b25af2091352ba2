using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Mail;

[SettingsSection("Mail")]
internal sealed record MailOptions : IJudgedOptions
{
    [Setting("Keeps every letter readable at /mailbox, for people at this machine only. For development: letters hold codes and links.")]
    public bool Mailbox { get; set; }

    [Setting("How long after a temporary failure a letter is tried again; each further wait is twice as long.")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(30);

    [Setting("The longest wait between two tries.")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromHours(1);

    [Setting("How old a letter may grow before it is given up; it then waits for the owner, who can have it tried again.")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(1);

    public IEnumerable<string> Problems()
    {
        if (FirstRetry < TimeSpan.FromSeconds(1) || LongestRetry < FirstRetry)
        {
            yield return "Gatehouse:Mail:FirstRetry must be at least PT1S, and Gatehouse:Mail:LongestRetry no shorter than it.";
        }

        if (GiveUpAfter < TimeSpan.Zero)
        {
            yield return "Gatehouse:Mail:GiveUpAfter must not be negative; PT0S gives up after the first try.";
        }
    }
}
