namespace Gatehouse.Server.People.Users.MfaRules;

/// <summary>Of whom an account wants MFA. Whoever has a device is asked for it in any case.</summary>
internal sealed record AccountMfaRules
{
    public const long MostGraceDays = 90;

    /// <summary>What holds where nobody has set anything.</summary>
    public static AccountMfaRules None { get; } = new();

    /// <summary>Since when the root user must have a device; nothing where it need not.</summary>
    public long? RootSince { get; init; }

    /// <summary>For how many days from then on the root user may put it off.</summary>
    public long RootGraceDays { get; init; }

    /// <summary>Since when IAM users who sign in to the console must have a device; nothing where they need not.</summary>
    public long? UsersSince { get; init; }

    public bool RequiresRoot => RootSince is not null;

    public bool RequiresUsers => UsersSince is not null;

    /// <summary>Until when the root user may sign in without a device.</summary>
    public DateTimeOffset? RootGraceEnds => RootSince is { } since ? DateTimeOffset.FromUnixTimeMilliseconds(since).AddDays(RootGraceDays) : null;
}
