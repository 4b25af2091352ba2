namespace Gatehouse.Server.People.Users.Passwords;

/// <summary>What an account demands of its IAM users' passwords. The defaults are those of an update that leaves everything out.</summary>
internal sealed record AccountPasswordPolicy
{
    public const int LeastLength = 6;
    public const int MostLength = 128;

    public int MinimumPasswordLength { get; init; } = LeastLength;

    public bool RequireSymbols { get; init; }

    public bool RequireNumbers { get; init; }

    public bool RequireUppercaseCharacters { get; init; }

    public bool RequireLowercaseCharacters { get; init; }

    public bool AllowUsersToChangePassword { get; init; }

    /// <summary>In days; nothing when passwords do not expire.</summary>
    public int? MaxPasswordAge { get; init; }

    /// <summary>How many of the last passwords may not come back; nothing when all may.</summary>
    public int? PasswordReusePrevention { get; init; }

    /// <summary>Whether an expired password must be replaced by an administrator.</summary>
    public bool HardExpiry { get; init; }

    public DateTimeOffset? ExpiryOf(DateTimeOffset changedAt) => MaxPasswordAge is { } days ? changedAt.AddDays(days) : null;

    public PasswordAge AgeOf(DateTimeOffset changedAt, DateTimeOffset now) =>
        ExpiryOf(changedAt) is not { } expiry || now < expiry ? PasswordAge.Fine
        : HardExpiry ? PasswordAge.HardExpired
        : PasswordAge.Expired;
}
