using Gatehouse.Server.People.Accounts.Contacts;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Pages.Settings;

/// <summary>How the fields of contacts are asked for, and what is said when one does not fit.</summary>
internal static class FieldWords
{
    public static string Autocomplete(ContactField field) => field.Name switch
    {
        "FullName" or "Name" => "name",
        "CompanyName" => "organization",
        "Title" => "organization-title",
        "AddressLine1" => "address-line1",
        "AddressLine2" => "address-line2",
        "AddressLine3" => "address-line3",
        "City" => "address-level2",
        "StateOrRegion" => "address-level1",
        "DistrictOrCounty" => "address-level3",
        "PostalCode" => "postal-code",
        "CountryCode" => "country",
        "PhoneNumber" => "tel",
        "EmailAddress" => "email",
        _ => "url",
    };

    public static string InputType(ContactField field) => field.Name switch
    {
        "PhoneNumber" => "tel",
        "EmailAddress" => "email",
        "WebsiteUrl" => "url",
        _ => "text",
    };

    public static string? Hint(ContactField field, IStringLocalizer<Texts> texts) => field switch
    {
        { Name: "CountryCode" } => texts["HintCountryCode"].Value,
        { Name: "PhoneNumber", Max: 20 } => texts["HintPhoneNumber"].Value,
        { Required: false } => texts["HintOptional"].Value,
        _ => null,
    };

    public static string Misfit(ContactField field, string? value, IStringLocalizer<Texts> texts) => field.Name switch
    {
        _ when value is null => texts["MisfitMissing"],
        "CountryCode" => texts["MisfitCountryCode"],
        "PhoneNumber" when field.Max == 20 => texts["MisfitInternationalPhone", field.Max],
        "PhoneNumber" => texts["MisfitPhone", field.Max],
        "EmailAddress" => texts["MisfitEmail", field.Max],
        _ => texts["MisfitText", field.Max],
    };
}
