using System.Text.Json;
using System.Text.Json.Serialization;

namespace Gatehouse.Server.People.Directory;

internal sealed record UserFullName
{
    public string? Formatted { get; init; }

    public string? FamilyName { get; init; }

    public string? GivenName { get; init; }

    public string? MiddleName { get; init; }

    public string? HonorificPrefix { get; init; }

    public string? HonorificSuffix { get; init; }
}

internal sealed record UserAddress
{
    public string? StreetAddress { get; init; }

    public string? Locality { get; init; }

    public string? Region { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    public string? Formatted { get; init; }

    public string? Type { get; init; }

    public bool Primary { get; init; }
}

internal sealed record UserPhoto(string Value, string? Type, string? Display, bool? Primary);

internal sealed record UserRole(string? Value, string? Type, bool? Primary);

/// <summary>The enterprise user of RFC 7643, section 4.3.</summary>
internal sealed record EnterpriseAttributes
{
    public string? EmployeeNumber { get; init; }

    public string? CostCenter { get; init; }

    public string? Organization { get; init; }

    public string? Division { get; init; }

    public string? Department { get; init; }

    /// <summary>The manager's user id, as it was given.</summary>
    public string? Manager { get; init; }
}

/// <summary>What a directory knows of a person and never asks by: RFC 7643, sections 4.1 and 4.3. Stored as JSON with the user.</summary>
internal sealed record UserAttributes
{
    private static readonly JsonSerializerOptions Form =
        new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault };

    public UserFullName Name { get; init; } = new();

    public string? EmailType { get; init; }

    public bool? EmailPrimary { get; init; }

    public string? PhoneType { get; init; }

    public bool? PhonePrimary { get; init; }

    public UserAddress? Address { get; init; }

    public string? NickName { get; init; }

    public string? ProfileUrl { get; init; }

    public string? Title { get; init; }

    public string? UserType { get; init; }

    public string? PreferredLanguage { get; init; }

    public string? Locale { get; init; }

    public string? Timezone { get; init; }

    public string? Website { get; init; }

    public string? Birthdate { get; init; }

    public IReadOnlyList<UserPhoto>? Photos { get; init; }

    public UserRole? Role { get; init; }

    public EnterpriseAttributes Enterprise { get; init; } = new();

    public static UserAttributes Read(string json) => JsonSerializer.Deserialize<UserAttributes>(json, Form)!;

    public string Write() => JsonSerializer.Serialize(this, Form);
}
