using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.SignIn.Machine.Alternative;

[SettingsSection("AlternativeFactors")]
internal sealed record AlternativeOptions : IJudgedOptions
{
    [Setting("How long a root user who proved password, mailbox and phone still waits before an MFA device is taken away; the letter sent at once holds a link that cancels it. PT0S for no wait.")]
    public TimeSpan Wait { get; set; } = TimeSpan.Zero;

    [Setting("How long after that wait the sign-in can be finished.")]
    public TimeSpan Finish { get; set; } = TimeSpan.FromDays(7);

    public IEnumerable<string> Problems()
    {
        if (Wait < TimeSpan.Zero || Finish < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:AlternativeFactors:Wait must not be negative, and Gatehouse:AlternativeFactors:Finish at least one second.";
        }
    }
}
