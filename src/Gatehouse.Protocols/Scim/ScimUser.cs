namespace Gatehouse.Protocols.Scim;

/// <summary>A person as SCIM has one (RFC 7643, sections 4.1 and 4.3), as far as directories keep it: lists have one item.</summary>
internal sealed record ScimUser
{
    public string? Id { get; init; }

    public string? ExternalId { get; init; }

    public string UserName { get; init; } = "";

    public ScimName Name { get; init; } = new();

    public string? DisplayName { get; init; }

    public string? NickName { get; init; }

    public string? ProfileUrl { get; init; }

    public string? Title { get; init; }

    public string? UserType { get; init; }

    public string? PreferredLanguage { get; init; }

    public string? Locale { get; init; }

    public string? Timezone { get; init; }

    public bool Active { get; init; } = true;

    public ScimValue? Email { get; init; }

    public ScimValue? Phone { get; init; }

    public ScimAddress? Address { get; init; }

    public ScimEnterprise Enterprise { get; init; } = new();
}

internal sealed record ScimName
{
    public string? Formatted { get; init; }

    public string? FamilyName { get; init; }

    public string? GivenName { get; init; }

    public string? MiddleName { get; init; }

    public string? HonorificPrefix { get; init; }

    public string? HonorificSuffix { get; init; }
}

internal sealed record ScimValue(string? Value, string? Type, bool? Primary);

internal sealed record ScimAddress
{
    public string? StreetAddress { get; init; }

    public string? Locality { get; init; }

    public string? Region { get; init; }

    public string? PostalCode { get; init; }

    public string? Country { get; init; }

    public string? Formatted { get; init; }

    public string? Type { get; init; }

    public bool? Primary { get; init; }
}

internal sealed record ScimEnterprise
{
    public string? EmployeeNumber { get; init; }

    public string? CostCenter { get; init; }

    public string? Organization { get; init; }

    public string? Division { get; init; }

    public string? Department { get; init; }

    public string? Manager { get; init; }
}

/// <summary>When and by what name a resource is to be found.</summary>
internal sealed record ScimMeta(DateTimeOffset Created, DateTimeOffset LastModified, string? Location);
