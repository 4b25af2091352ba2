using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Access.Grants;

[SettingsSection("Login")]
internal sealed record LoginOptions : IJudgedOptions
{
    private static readonly TimeSpan LongestKeys = TimeSpan.FromMinutes(15);

    [Setting("How long the keys of aws login live before they are refreshed; 15 minutes at most, as clients expect.")]
    public TimeSpan KeyLifetime { get; set; } = LongestKeys;

    [Setting("How long after a sign-in aws login can refresh its keys.")]
    public TimeSpan RefreshFor { get; set; } = TimeSpan.FromHours(12);

    [Setting("How long the code that a browser hands to the AWS CLI can be used.")]
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<string> Problems()
    {
        if (KeyLifetime <= TimeSpan.Zero || KeyLifetime > LongestKeys || RefreshFor <= TimeSpan.Zero || CodeLifetime <= TimeSpan.Zero)
        {
            yield return "Gatehouse:Login: KeyLifetime must be above zero and at most PT15M, RefreshFor and CodeLifetime above zero.";
        }
    }
}
