namespace Gatehouse.Server.People.Accounts.Contacts;

/// <summary>Where the account's owner can be reached; the names are the account service's.</summary>
internal sealed record ContactInformation
{
    public string? FullName { get; init; }

    public string? CompanyName { get; init; }

    public string? AddressLine1 { get; init; }

    public string? AddressLine2 { get; init; }

    public string? AddressLine3 { get; init; }

    public string? City { get; init; }

    public string? StateOrRegion { get; init; }

    public string? DistrictOrCounty { get; init; }

    public string? PostalCode { get; init; }

    public string? CountryCode { get; init; }

    public string? PhoneNumber { get; init; }

    public string? WebsiteUrl { get; init; }

    /// <summary>The fields that do not fit, by name.</summary>
    public IReadOnlyList<string> FindMisfits() =>
        [.. ContactRules.Primary.Where(field => !field.Fits(Find(field.Name))).Select(static field => field.Name)];

    public ContactInformation Clean() => new()
    {
        FullName = ContactRules.Clean(FullName),
        CompanyName = ContactRules.Clean(CompanyName),
        AddressLine1 = ContactRules.Clean(AddressLine1),
        AddressLine2 = ContactRules.Clean(AddressLine2),
        AddressLine3 = ContactRules.Clean(AddressLine3),
        City = ContactRules.Clean(City),
        StateOrRegion = ContactRules.Clean(StateOrRegion),
        DistrictOrCounty = ContactRules.Clean(DistrictOrCounty),
        PostalCode = ContactRules.Clean(PostalCode),
        CountryCode = ContactRules.Clean(CountryCode)?.ToUpperInvariant(),
        PhoneNumber = ContactRules.Clean(PhoneNumber),
        WebsiteUrl = ContactRules.Clean(WebsiteUrl),
    };

    public string? Find(string field) => field switch
    {
        nameof(FullName) => FullName,
        nameof(CompanyName) => CompanyName,
        nameof(AddressLine1) => AddressLine1,
        nameof(AddressLine2) => AddressLine2,
        nameof(AddressLine3) => AddressLine3,
        nameof(City) => City,
        nameof(StateOrRegion) => StateOrRegion,
        nameof(DistrictOrCounty) => DistrictOrCounty,
        nameof(PostalCode) => PostalCode,
        nameof(CountryCode) => CountryCode,
        nameof(PhoneNumber) => PhoneNumber,
        nameof(WebsiteUrl) => WebsiteUrl,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "A contact has no such field."),
    };
}
