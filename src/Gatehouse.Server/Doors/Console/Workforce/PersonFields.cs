using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Users;

namespace Gatehouse.Server.Doors.Console.Workforce;

/// <summary>What the forms of a person ask for; empty fields are nothing.</summary>
internal sealed class PersonFields
{
    public string? UserName { get; set; }

    public string? Email { get; set; }

    public string? GivenName { get; set; }

    public string? FamilyName { get; set; }

    public string? DisplayName { get; set; }

    public string? Phone { get; set; }

    public string? Title { get; set; }

    public string? Department { get; set; }

    public static PersonFields Of(DirectoryUser user) => new()
    {
        UserName = user.UserName,
        Email = user.Email,
        GivenName = user.Attributes.Name.GivenName,
        FamilyName = user.Attributes.Name.FamilyName,
        DisplayName = user.DisplayName,
        Phone = user.Phone,
        Title = user.Attributes.Title,
        Department = user.Attributes.Enterprise.Department,
    };

    public CreateUserRequest ToRequest(string storeId) => new()
    {
        IdentityStoreId = storeId,
        UserName = Clean(UserName),
        Name = new() { GivenName = Clean(GivenName), FamilyName = Clean(FamilyName) },
        DisplayName = Clean(DisplayName) ?? Clean($"{Clean(GivenName)} {Clean(FamilyName)}"),
        Emails = Clean(Email) is { } email ? [new() { Value = email, Type = "work", Primary = true }] : null,
        PhoneNumbers = Clean(Phone) is { } phone ? [new() { Value = phone, Type = "work", Primary = true }] : null,
        Title = Clean(Title),
        Extensions = Clean(Department) is { } department ? EnterpriseExtension.Write(new() { Department = department }) : null,
    };

    /// <summary>Only what is another than it was.</summary>
    public IReadOnlyList<AttributeOperation> ChangesTo(DirectoryUser user)
    {
        var before = Of(user);
        List<AttributeOperation> changes = [];
        void Compare(string path, string? was, string? now)
        {
            if (Clean(was) != Clean(now))
            {
                changes.Add(new() { AttributePath = path, AttributeValue = Clean(now) is { } text ? System.Text.Json.JsonSerializer.SerializeToElement(text) : null });
            }
        }

        Compare("userName", before.UserName, UserName);
        Compare(Clean(Email) is null ? "emails" : "emails.value", before.Email, Email);
        Compare("name.givenName", before.GivenName, GivenName);
        Compare("name.familyName", before.FamilyName, FamilyName);
        Compare("displayName", before.DisplayName, DisplayName);
        Compare(Clean(Phone) is null ? "phoneNumbers" : "phoneNumbers.value", before.Phone, Phone);
        Compare("title", before.Title, Title);
        Compare("aws:identitystore:enterprise.department", before.Department, Department);
        return changes;
    }

    private static string? Clean(string? text) => text?.Trim() is { Length: > 0 } clean ? clean : null;
}
