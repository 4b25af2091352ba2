using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.People.Organizations;

[SettingsSection("Organizations")]
internal sealed record OrganizationOptions : IJudgedOptions
{
    [Setting("How many accounts an organization may have.")]
    public int MostAccounts { get; set; } = 10_000;

    [Setting("How long an invitation to join an organization can be accepted.")]
    public TimeSpan InvitationLifetime { get; set; } = TimeSpan.FromDays(15);

    public IEnumerable<string> Problems()
    {
        if (MostAccounts < 1)
        {
            yield return "Gatehouse:Organizations:MostAccounts must be at least 1; 10000 is the default.";
        }

        if (InvitationLifetime < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Organizations:InvitationLifetime must be at least one second; P15D is the default.";
        }
    }
}
