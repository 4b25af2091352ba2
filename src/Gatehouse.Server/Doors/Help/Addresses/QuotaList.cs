using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Help.Addresses;

/// <summary>
/// The limits people run into, read from the settings in force.
/// A key appears here once its room is part of the server; keys that would help a guesser stay out.
/// </summary>
internal sealed class QuotaList(SettingsCatalogue catalogue, IServiceProvider services)
{
    private static readonly string[] Shown =
    [
        "Codes:", "Sessions:", "TrustedDevices:", "Mail:MaxPerAddress", "Accounts:MaxUsers",
    ];

    public IReadOnlyList<Quota> Read() =>
        [.. catalogue.All
            .Where(setting => !setting.Secret && Array.Exists(Shown, shown => setting.Key.StartsWith(shown, StringComparison.Ordinal)))
            .Select(setting => new Quota(setting.Key, Value(setting), setting.Meaning))];

    private string Value(SettingDescription setting) =>
        SettingsReader.Write(setting.Property.GetValue(services.GetRequiredService(setting.Property.DeclaringType!)));
}
