using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Web;

namespace Gatehouse.Server.Doors.Help.Addresses;

internal sealed class InstallationReader(BrandOptions brand, PublicAddress address, PlaceOptions place, MailSenders mail, QuotaList quotas)
{
    public Installation Read() => new(
        brand.Name,
        address.Origin.GetLeftPart(UriPartial.Authority),
        place.Region,
        place.Domain.Length == 0 ? null : place.Domain,
        AddressList.For(address.Origin, place.Domain),
        [.. new[] { mail.Accounts, mail.Directory }.Distinct(StringComparer.OrdinalIgnoreCase)],
        quotas.Read());
}
