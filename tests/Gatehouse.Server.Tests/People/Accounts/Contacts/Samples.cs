using Gatehouse.Server.People.Accounts.Contacts;

namespace Gatehouse.Server.Tests.People.Accounts.Contacts;

internal static class Samples
{
    public static ContactInformation Contact { get; } = new()
    {
        FullName = "Mara Quarry",
        AddressLine1 = "Steinweg 4",
        City = "Köln",
        PostalCode = "50667",
        CountryCode = "DE",
        PhoneNumber = "+49 221 5550100",
    };

    public static PutAlternateContactRequest Alternate { get; } =
        new("SECURITY", "Noor Vault", "Security officer", "security@example.com", "+1 (555) 010-0199");
}
