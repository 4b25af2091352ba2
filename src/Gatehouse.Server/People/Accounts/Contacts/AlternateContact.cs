namespace Gatehouse.Server.People.Accounts.Contacts;

/// <summary>Somebody to reach beside the owner about one matter.</summary>
internal sealed record AlternateContact
{
    /// <summary>BILLING, OPERATIONS or SECURITY.</summary>
    public string? AlternateContactType { get; init; }

    public string? Name { get; init; }

    public string? Title { get; init; }

    public string? EmailAddress { get; init; }

    public string? PhoneNumber { get; init; }

    public static IReadOnlyList<string> Types { get; } = ["BILLING", "OPERATIONS", "SECURITY"];

    /// <summary>The fields that do not fit, by name.</summary>
    public IReadOnlyList<string> FindMisfits() =>
        [.. ContactRules.Alternate.Where(field => !field.Fits(Find(field.Name))).Select(static field => field.Name)];

    public AlternateContact Clean() => new()
    {
        AlternateContactType = AlternateContactType,
        Name = ContactRules.Clean(Name),
        Title = ContactRules.Clean(Title),
        EmailAddress = ContactRules.Clean(EmailAddress),
        PhoneNumber = ContactRules.Clean(PhoneNumber),
    };

    public string? Find(string field) => field switch
    {
        nameof(Name) => Name,
        nameof(Title) => Title,
        nameof(EmailAddress) => EmailAddress,
        nameof(PhoneNumber) => PhoneNumber,
        _ => throw new ArgumentOutOfRangeException(nameof(field), field, "An alternate contact has no such field."),
    };
}
