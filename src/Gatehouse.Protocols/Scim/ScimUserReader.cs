using System.Text.Json.Nodes;

namespace Gatehouse.Protocols.Scim;

/// <summary>
/// Makes a person of a resource. What directories do not keep (password, ims, photos, entitlements, roles, x509Certificates, groups) is
/// passed over, and so are attributes that nobody knows.
/// </summary>
internal static class ScimUserReader
{
    private const int LongestUserName = 128;
    private const int LongestExternalId = 256;

    public static ScimReading<ScimUser> Read(JsonObject resource)
    {
        var members = new ScimMembers(resource);
        var user = new ScimUser
        {
            Id = members.Text("id"),
            ExternalId = members.Text("externalId", LongestExternalId),
            UserName = members.Text("userName", LongestUserName) ?? "",
            Name = members.Take(members.Inner("name"), ReadName) ?? new(),
            DisplayName = members.Text("displayName"),
            NickName = members.Text("nickName"),
            ProfileUrl = members.Text("profileUrl"),
            Title = members.Text("title"),
            UserType = members.Text("userType"),
            PreferredLanguage = members.Text("preferredLanguage"),
            Locale = members.Text("locale"),
            Timezone = members.Text("timezone"),
            Active = members.Truth("active") ?? true,
            Email = members.Take(members.Only("emails"), ReadValue),
            Phone = members.Take(members.Only("phoneNumbers"), ReadValue),
            Address = members.Take(members.Only("addresses"), ReadAddress),
            Enterprise = members.Take(members.Inner(ScimUrns.Enterprise), ReadEnterprise) ?? new(),
        };
        return (members.Problem ?? FindMissing(user)) is { } problem ? problem : user;
    }

    private static ScimError? FindMissing(ScimUser user) =>
        user.UserName.Length == 0 ? Missing("userName")
        : user.UserName.Any(char.IsWhiteSpace) ? ScimError.Value("A userName has no blanks.")
        : user.DisplayName is null ? Missing("displayName")
        : user.Name.GivenName is null ? Missing("name.givenName")
        : user.Name.FamilyName is null ? Missing("name.familyName")
        : null;

    private static ScimError Missing(string name) => ScimError.Value($"The attribute {name} is required.");

    private static ScimName ReadName(ScimMembers name) => new()
    {
        Formatted = name.Text("formatted"),
        FamilyName = name.Text("familyName"),
        GivenName = name.Text("givenName"),
        MiddleName = name.Text("middleName"),
        HonorificPrefix = name.Text("honorificPrefix"),
        HonorificSuffix = name.Text("honorificSuffix"),
    };

    private static ScimValue ReadValue(ScimMembers item) => new(item.Text("value"), item.Text("type"), item.Truth("primary"));

    private static ScimAddress ReadAddress(ScimMembers address) => new()
    {
        StreetAddress = address.Text("streetAddress"),
        Locality = address.Text("locality"),
        Region = address.Text("region"),
        PostalCode = address.Text("postalCode"),
        Country = address.Text("country"),
        Formatted = address.Text("formatted"),
        Type = address.Text("type"),
        Primary = address.Truth("primary"),
    };

    private static ScimEnterprise ReadEnterprise(ScimMembers extension) => new()
    {
        EmployeeNumber = extension.Text("employeeNumber"),
        CostCenter = extension.Text("costCenter"),
        Organization = extension.Text("organization"),
        Division = extension.Text("division"),
        Department = extension.Text("department"),
        Manager = extension.Reference("manager"),
    };
}
