using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Accounts;

/// <summary>The operator's link for a root user who lost both password and mailbox.</summary>
[SettingsSection("Recovery")]
internal sealed record AccountRecoveryOptions : IJudgedOptions
{
    [Setting("How long the link of 'gatehouse account recover' can be used.")]
    public TimeSpan OperatorLinkLifetime { get; set; } = TimeSpan.FromMinutes(30);

    public IEnumerable<string> Problems()
    {
        if (OperatorLinkLifetime < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Recovery:OperatorLinkLifetime must be at least one second; PT30M is the default.";
        }
    }
}
