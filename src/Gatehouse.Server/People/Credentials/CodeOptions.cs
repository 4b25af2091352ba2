using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Credentials;

[SettingsSection("Codes")]
internal sealed record CodeOptions : IJudgedOptions
{
    [Setting("How long a mailed verification code can be used.")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromMinutes(10);

    [Setting("How long to wait before another code may be asked for.")]
    public TimeSpan ResendAfter { get; set; } = TimeSpan.FromSeconds(60);

    [Setting("How many codes one sign-in or sign-up may ask for.")]
    public int MostSent { get; set; } = 5;

    [Setting("How many wrong tries a code survives.")]
    public int Tries { get; set; } = 5;

    public IEnumerable<string> Problems()
    {
        if (Lifetime <= TimeSpan.Zero || ResendAfter < TimeSpan.Zero || MostSent < 1 || Tries < 1)
        {
            yield return "Gatehouse:Codes: Lifetime must be above zero, ResendAfter not negative, MostSent and Tries at least 1.";
        }
    }
}
