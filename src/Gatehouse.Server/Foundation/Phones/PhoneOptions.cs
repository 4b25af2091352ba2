using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Phones;

[SettingsSection("Phone")]
internal sealed record PhoneOptions : IJudgedOptions
{
    [Setting("Keeps every text message and call readable at /phone, for people at this machine only. For development: messages hold codes.")]
    public bool Page { get; set; }

    [Setting("How long after a temporary failure a message is tried again; each further wait is twice as long.")]
    public TimeSpan FirstRetry { get; set; } = TimeSpan.FromSeconds(5);

    [Setting("The longest wait between two tries.")]
    public TimeSpan LongestRetry { get; set; } = TimeSpan.FromMinutes(1);

    [Setting("How old a message may grow before it is given up. Its code is of no use to anybody after Codes:Lifetime.")]
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<string> Problems()
    {
        if (FirstRetry < TimeSpan.FromSeconds(1) || LongestRetry < FirstRetry)
        {
            yield return "Gatehouse:Phone:FirstRetry must be at least PT1S, and Gatehouse:Phone:LongestRetry no shorter than it.";
        }

        if (GiveUpAfter < TimeSpan.Zero)
        {
            yield return "Gatehouse:Phone:GiveUpAfter must not be negative; PT0S gives up after the first try.";
        }
    }
}
