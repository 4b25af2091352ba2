namespace Gatehouse.Server.People.Factors;

/// <summary>Something a person has: an authenticator app or a passkey. Without what proves it.</summary>
internal sealed record MfaDevice
{
    public const string Totp = "totp";
    public const string Passkey = "passkey";

    /// <summary>How many one owner may have, of both kinds together.</summary>
    public const int Most = 8;

    /// <summary>How many virtual devices an account may have that nobody uses.</summary>
    public const int MostFree = 5000;

    /// <summary>The ARN, which no other device ever has at the same time.</summary>
    public string Serial { get; init; } = "";

    /// <summary>Nothing for people outside of accounts.</summary>
    public string? AccountId { get; init; }

    /// <summary>Whose it is, such as <c>root:111122223333</c>; nothing for a virtual device that nobody uses yet.</summary>
    public string? Owner { get; init; }

    public string Kind { get; init; } = "";

    /// <summary>As its owner named it; unique among the owner's devices, ignoring case.</summary>
    public string Name { get; init; } = "";

    public long CreatedAt { get; init; }

    /// <summary>When it was given to its owner.</summary>
    public long? AddedAt { get; init; }

    public long? LastUsedAt { get; init; }

    public DateTimeOffset? Added => AddedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    public DateTimeOffset? LastUsed => LastUsedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null;

    public static string KeyOf(string name) => name.ToLowerInvariant();
}
