using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Access.Grants.Sso;

[SettingsSection("Sso")]
internal sealed record SsoOptions : IJudgedOptions
{
    [Setting("How long an access token of aws sso login lives before it is refreshed; never longer than the portal session.")]
    public TimeSpan AccessTokenLifetime { get; set; } = TimeSpan.FromHours(1);

    [Setting("How long the code that a browser hands to the AWS CLI can be used.")]
    public TimeSpan CodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    [Setting("How long a person has to approve a device code.")]
    public TimeSpan DeviceCodeLifetime { get; set; } = TimeSpan.FromMinutes(10);

    [Setting("How long a program waits between two questions whether its device code is approved; whole seconds.")]
    public TimeSpan PollInterval { get; set; } = TimeSpan.FromSeconds(1);

    [Setting("How long a client's registration is good.")]
    public TimeSpan ClientLifetime { get; set; } = TimeSpan.FromDays(90);

    [Setting("How long a refresh token that was used may come again and gets the same answer: many programs share one cache and refresh at once.")]
    public TimeSpan RefreshReuse { get; set; } = TimeSpan.FromSeconds(60);

    public IEnumerable<string> Problems()
    {
        TimeSpan[] lifetimes = [AccessTokenLifetime, CodeLifetime, DeviceCodeLifetime, PollInterval, ClientLifetime];
        if (lifetimes.Any(static each => each < TimeSpan.FromSeconds(1)) || RefreshReuse < TimeSpan.Zero)
        {
            yield return "Gatehouse:Sso: every lifetime and PollInterval must be at least PT1S, RefreshReuse not below zero.";
        }
    }
}
