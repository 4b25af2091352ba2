using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Help.Addresses;

/// <summary>The settings as the server runs with them, by key; those that are secret do not exist here.</summary>
internal sealed class SettingsInForce(SettingsCatalogue catalogue, IServiceProvider services)
{
    public IEnumerable<(SettingDescription Setting, string Value)> Under(params string[] prefixes) =>
        catalogue.All
            .Where(setting => !setting.Secret && Array.Exists(prefixes, prefix => setting.Key.StartsWith(prefix, StringComparison.Ordinal)))
            .Select(setting => (setting, Value(setting)));

    private string Value(SettingDescription setting) =>
        SettingsReader.Write(setting.Property.GetValue(services.GetRequiredService(setting.Property.DeclaringType!)));
}
