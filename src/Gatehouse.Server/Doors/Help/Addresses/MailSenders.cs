using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Help.Addresses;

/// <summary>The two addresses that letters come from: about accounts, and about an organization's directory.</summary>
internal sealed record MailSenders(string Accounts, string Directory)
{
    private const string From = "Mail:From:";

    public static MailSenders Read(SettingsInForce settings, PublicAddress address)
    {
        var set = settings.Under(From).Where(pair => pair.Value.Length > 0).ToDictionary(pair => pair.Setting.Key[From.Length..], pair => pair.Value, StringComparer.Ordinal);
        var usual = "no-reply@" + address.Origin.Host;
        return new(set.GetValueOrDefault("Accounts", usual), set.GetValueOrDefault("Directory", usual));
    }
}
