using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Help.Addresses;

/// <summary>Puts the facts of this installation together from the settings in force.</summary>
internal sealed class InstallationReader(BrandOptions brand, PublicAddress address, PlaceOptions place, SenderAddresses senders, SettingsInForce settings)
{
    /// <summary>What people run into. Limits that would help a guesser, such as the number of free tries, stay out.</summary>
    private static readonly string[] Quotas = ["Codes:", "Sessions:", "TrustedDevices:"];

    public Installation Read() => new(
        brand.Name,
        address.Origin.GetLeftPart(UriPartial.Authority),
        place.Region,
        place.Domain.Length == 0 ? null : place.Domain,
        AddressList.For(address.Origin, place.Domain),
        [.. new[] { senders.Accounts.ToString(), senders.Directory.ToString() }.Distinct(StringComparer.OrdinalIgnoreCase)],
        [.. settings.Under(Quotas).Select(pair => new Quota(pair.Setting.Key, pair.Value, pair.Setting.Meaning))]);

    /// <summary>What a help topic may put between braces.</summary>
    public IReadOnlyDictionary<string, string> TopicValues() => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["brand"] = brand.Name,
        ["publicUrl"] = address.Origin.GetLeftPart(UriPartial.Authority),
        ["host"] = address.Origin.Authority,
        ["support"] = address.To("/support"),
        ["region"] = place.Region,
        ["mailAccounts"] = senders.Accounts.ToString(),
        ["mailDirectory"] = senders.Directory.ToString(),
    };
}
