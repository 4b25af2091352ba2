using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Credentials;

[SettingsSection("Letters")]
internal sealed record LetterOptions : IJudgedOptions
{
    [Setting("How many letters of one sort (sign-up, password reset, sign-in addresses, support) one address gets at the wish of people who are not signed in, before it must rest.")]
    public int Most { get; set; } = 10;

    [Setting("How long an address then rests; after this long without a letter the count starts again.")]
    public TimeSpan Per { get; set; } = TimeSpan.FromHours(1);

    public IEnumerable<string> Problems()
    {
        if (Most < 1 || Per < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Letters:Most must be at least 1 and Gatehouse:Letters:Per at least one second.";
        }
    }
}
