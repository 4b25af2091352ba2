using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Credentials;

[SettingsSection("StepUp")]
internal sealed record StepUpOptions : IJudgedOptions
{
    [Setting("How long a proof counts as fresh for changes of passwords, e-mail address, MFA devices and access keys, and for closing an account.")]
    public TimeSpan Within { get; set; } = TimeSpan.FromMinutes(15);

    public IEnumerable<string> Problems()
    {
        if (Within < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:StepUp:Within must be at least one second; PT15M is the default.";
        }
    }
}
