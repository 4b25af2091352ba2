using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Recovery;

[SettingsSection("Recovery")]
internal sealed record RecoveryOptions : IJudgedOptions
{
    [Setting("How long the link of a password reset letter can be used.")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(1);

    public IEnumerable<string> Problems()
    {
        if (LinkLifetime < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Recovery:LinkLifetime must be at least one second; PT1H is the default.";
        }
    }
}
