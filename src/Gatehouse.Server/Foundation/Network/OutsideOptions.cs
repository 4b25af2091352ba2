using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Network;

[SettingsSection("Outside")]
internal sealed record OutsideOptions : IJudgedOptions
{
    [Setting("Hosts with their ports inside of your own network that addresses given by administrators may name, such as login.corp.example:8443; they may also be plain http. Everything else must be https and public.")]
    public string[] Inside { get; set; } = [];

    [Setting("How long somebody else's keys are believed before they are fetched again.")]
    public TimeSpan KeysLifetime { get; set; } = TimeSpan.FromMinutes(10);

    public IEnumerable<string> Problems()
    {
        if (KeysLifetime < TimeSpan.FromSeconds(1))
        {
            yield return "Gatehouse:Outside:KeysLifetime must be at least PT1S.";
        }

        foreach (var wrong in Inside.Where(static each => !Uri.TryCreate("http://" + each, UriKind.Absolute, out var uri) || !string.Equals(uri.Authority, each, StringComparison.OrdinalIgnoreCase)))
        {
            yield return $"Gatehouse:Outside:Inside names '{wrong}', which is no host such as login.corp.example or login.corp.example:8443.";
        }
    }
}
