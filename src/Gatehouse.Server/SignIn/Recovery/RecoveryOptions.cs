using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Recovery;

[SettingsSection("Recovery")]
internal sealed record RecoveryOptions : IJudgedOptions
{
    [Setting("How long the link of a password reset letter can be used.")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromHours(1);

    [Setting("How many password reset letters one address gets in an hour, whoever asks for them.")]
    public int LettersPerHour { get; set; } = 3;

    public IEnumerable<string> Problems()
    {
        if (LinkLifetime < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Recovery:LinkLifetime must be at least one second; PT1H is the default.";
        }

        if (LettersPerHour < 1)
        {
            yield return "Gatehouse:Recovery:LettersPerHour must be at least 1.";
        }
    }
}
