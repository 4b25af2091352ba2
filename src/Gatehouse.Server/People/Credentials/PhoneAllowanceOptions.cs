using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Credentials;

[SettingsSection("Phone:Allowance")]
internal sealed record PhoneAllowanceOptions : IJudgedOptions
{
    [Setting("How many text messages and calls one number gets, and one account may ask for, before it must rest. Each of them costs money and rings somewhere.")]
    public int Most { get; set; } = 10;

    [Setting("How long a number or account then rests; after this long without a message the count starts again.")]
    public TimeSpan Per { get; set; } = TimeSpan.FromDays(1);

    public IEnumerable<string> Problems()
    {
        if (Most < 1 || Per < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Phone:Allowance:Most must be at least 1 and Gatehouse:Phone:Allowance:Per at least one second.";
        }
    }
}
