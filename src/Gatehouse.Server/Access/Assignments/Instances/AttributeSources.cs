using System.Text.RegularExpressions;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Access.Assignments.Instances;

/// <summary>The attributes of a person that may become tags of their sessions, by the paths of SCIM.</summary>
internal static partial class AttributeSources
{
    private static readonly Dictionary<string, Func<DirectoryUser, string?>> s_byPath = new(StringComparer.Ordinal)
    {
        ["userName"] = static user => user.UserName,
        ["displayName"] = static user => user.DisplayName,
        ["name.formatted"] = static user => user.Attributes.Name.Formatted,
        ["name.familyName"] = static user => user.Attributes.Name.FamilyName,
        ["name.givenName"] = static user => user.Attributes.Name.GivenName,
        ["name.middleName"] = static user => user.Attributes.Name.MiddleName,
        ["name.honorificPrefix"] = static user => user.Attributes.Name.HonorificPrefix,
        ["name.honorificSuffix"] = static user => user.Attributes.Name.HonorificSuffix,
        ["nickName"] = static user => user.Attributes.NickName,
        ["profileUrl"] = static user => user.Attributes.ProfileUrl,
        ["title"] = static user => user.Attributes.Title,
        ["userType"] = static user => user.Attributes.UserType,
        ["preferredLanguage"] = static user => user.Attributes.PreferredLanguage,
        ["locale"] = static user => user.Attributes.Locale,
        ["timezone"] = static user => user.Attributes.Timezone,
        ["emails.value"] = static user => user.Email,
        ["phoneNumbers.value"] = static user => user.Phone,
        ["addresses.streetAddress"] = static user => user.Attributes.Address?.StreetAddress,
        ["addresses.locality"] = static user => user.Attributes.Address?.Locality,
        ["addresses.region"] = static user => user.Attributes.Address?.Region,
        ["addresses.postalCode"] = static user => user.Attributes.Address?.PostalCode,
        ["addresses.country"] = static user => user.Attributes.Address?.Country,
        ["addresses.formatted"] = static user => user.Attributes.Address?.Formatted,
        ["enterprise.employeeNumber"] = static user => user.Attributes.Enterprise.EmployeeNumber,
        ["enterprise.costCenter"] = static user => user.Attributes.Enterprise.CostCenter,
        ["enterprise.organization"] = static user => user.Attributes.Enterprise.Organization,
        ["enterprise.division"] = static user => user.Attributes.Enterprise.Division,
        ["enterprise.department"] = static user => user.Attributes.Enterprise.Department,
        ["enterprise.manager.value"] = static user => user.Attributes.Enterprise.Manager,
    };

    public static bool Knows(string source) => PathOf(source) is { } path && s_byPath.ContainsKey(path);

    /// <summary>Nothing where the person has no such attribute.</summary>
    public static string? Find(DirectoryUser user, string source) =>
        PathOf(source) is { } path && s_byPath.TryGetValue(path, out var read) && read(user) is { Length: > 0 } value ? value : null;

    /// <summary>People have one address of each kind, so a filter such as <c>[primary eq true]</c> chooses nothing.</summary>
    private static string? PathOf(string source) => Source().Match(source) is { Success: true } match ? Filter().Replace(match.Groups["path"].Value, "") : null;

    [GeneratedRegex(@"\A\$\{path:(?<path>[^{}]+)\}\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Source();

    [GeneratedRegex(@"\[[^\[\]]*\]", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Filter();
}
