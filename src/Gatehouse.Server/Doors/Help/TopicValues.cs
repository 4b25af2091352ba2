using Gatehouse.Server.Doors.Help.Addresses;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Web;

namespace Gatehouse.Server.Doors.Help;

/// <summary>What a topic may put between braces: the names and addresses of this installation.</summary>
internal static class TopicValues
{
    public static IReadOnlyDictionary<string, string> From(BrandOptions brand, PublicAddress address, PlaceOptions place, MailSenders mail) =>
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["brand"] = brand.Name,
            ["publicUrl"] = address.Origin.GetLeftPart(UriPartial.Authority),
            ["host"] = address.Origin.Authority,
            ["support"] = address.To("/support"),
            ["region"] = place.Region,
            ["mailAccounts"] = mail.Accounts,
            ["mailDirectory"] = mail.Directory,
        };
}
