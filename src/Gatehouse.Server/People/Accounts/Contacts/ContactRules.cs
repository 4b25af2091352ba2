using System.Text.RegularExpressions;

namespace Gatehouse.Server.People.Accounts.Contacts;

/// <summary>One field of a contact and what may stand in it.</summary>
/// <param name="Max">In Unicode characters, as the service's model counts.</param>
internal sealed record ContactField(string Name, int Max, bool Required, Regex? Pattern = null)
{
    /// <summary>Whether <paramref name="value"/> fits; line breaks and other control characters never do.</summary>
    public bool Fits(string? value) =>
        string.IsNullOrWhiteSpace(value)
            ? !Required
            : value.Length <= Max * 2 && value.EnumerateRunes().Count() <= Max && !value.Any(char.IsControl) && Pattern?.IsMatch(value) != false;
}

/// <summary>Lengths and patterns of the account service's model.</summary>
internal static partial class ContactRules
{
    public static IReadOnlyList<ContactField> Primary { get; } =
    [
        new("FullName", 50, true),
        new("CompanyName", 50, false),
        new("AddressLine1", 60, true),
        new("AddressLine2", 60, false),
        new("AddressLine3", 60, false),
        new("City", 50, true),
        new("StateOrRegion", 50, false),
        new("DistrictOrCounty", 50, false),
        new("PostalCode", 20, true),
        new("CountryCode", 2, true, Country()),
        new("PhoneNumber", 20, true, InternationalPhone()),
        new("WebsiteUrl", 256, false),
    ];

    public static IReadOnlyList<ContactField> Alternate { get; } =
    [
        new("Name", 64, true),
        new("Title", 50, true),
        new("EmailAddress", 254, true, Email()),
        new("PhoneNumber", 25, true, Phone()),
    ];

    /// <summary>Nothing for a field left empty; no white space around what was filled in.</summary>
    public static string? Clean(string? value) => string.IsNullOrWhiteSpace(value) ? null : value.Trim();

    [GeneratedRegex(@"\A[A-Z]{2}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Country();

    [GeneratedRegex(@"\A\+[\s0-9()-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex InternationalPhone();

    [GeneratedRegex(@"\A[\s0-9()+-]+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Phone();

    [GeneratedRegex(@"\A[\w+=.#|!&-]+@[\w.-]+\.\w+\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Email();
}
