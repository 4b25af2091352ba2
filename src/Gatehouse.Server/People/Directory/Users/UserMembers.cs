using System.Text.Json;
using Gatehouse.Protocols.Aws.Members;

namespace Gatehouse.Server.People.Directory.Users;

/// <summary>What a request says of a person, and a reply shows: the names of the model.</summary>
internal record UserMembers
{
    [Length(1, StorePatterns.LongestUserName)]
    [Pattern(StorePatterns.UserName)]
    public string? UserName { get; init; }

    [Secret]
    public NameMembers? Name { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? DisplayName { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? NickName { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? ProfileUrl { get; init; }

    [Secret]
    [Count(1, 1)]
    public IReadOnlyList<TypedValue>? Emails { get; init; }

    [Secret]
    [Count(1, 1)]
    public IReadOnlyList<AddressMembers>? Addresses { get; init; }

    [Secret]
    [Count(1, 1)]
    public IReadOnlyList<TypedValue>? PhoneNumbers { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? UserType { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Title { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? PreferredLanguage { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Locale { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Timezone { get; init; }

    [Secret]
    [Count(1, 3)]
    public IReadOnlyList<PhotoMembers>? Photos { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Website { get; init; }

    [Secret]
    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Birthdate { get; init; }

    [Count(1, 1)]
    public IReadOnlyList<TypedValue>? Roles { get; init; }

    [Secret]
    public IReadOnlyDictionary<string, JsonElement>? Extensions { get; init; }
}

internal sealed record NameMembers
{
    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Formatted { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? FamilyName { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? GivenName { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? MiddleName { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? HonorificPrefix { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? HonorificSuffix { get; init; }
}

/// <summary>An e-mail address, a phone number or a role.</summary>
internal sealed record TypedValue
{
    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Value { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Type { get; init; }

    public bool? Primary { get; init; }
}

internal sealed record AddressMembers
{
    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? StreetAddress { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Locality { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Region { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? PostalCode { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Country { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Formatted { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Type { get; init; }

    public bool? Primary { get; init; }
}

internal sealed record PhotoMembers
{
    [Required]
    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string Value { get; init; } = null!;

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Type { get; init; }

    [Length(1, StorePatterns.LongestText)]
    [Pattern(StorePatterns.Text)]
    public string? Display { get; init; }

    public bool? Primary { get; init; }
}
