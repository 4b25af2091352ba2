using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Factors.RecoveryCodes;

[SettingsSection("RecoveryCodes")]
internal sealed record RecoveryCodeOptions : IJudgedOptions
{
    [Setting("Whether people who have an MFA device can print recovery codes that take its place once each.")]
    public bool Enabled { get; set; }

    [Setting("How many recovery codes are made at once.")]
    public int Count { get; set; } = 10;

    public IEnumerable<string> Problems()
    {
        if (Count is < 1 or > 100)
        {
            yield return "Gatehouse:RecoveryCodes:Count must be a number from 1 to 100; 10 is the default.";
        }
    }
}
