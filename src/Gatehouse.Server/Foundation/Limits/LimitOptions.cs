using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Limits;

[SettingsSection("Limits")]
internal sealed record LimitOptions : IJudgedOptions
{
    [Setting("How many costly requests of one sort a network may send at once.")]
    public int Burst { get; set; } = 120;

    [Setting("How many costly requests of one sort a network may send in a minute.")]
    public int PerMinute { get; set; } = 60;

    public IEnumerable<string> Problems()
    {
        if (Burst < 1 || PerMinute < 1)
        {
            yield return "Gatehouse:Limits:Burst and Gatehouse:Limits:PerMinute must be at least 1.";
        }
    }
}
