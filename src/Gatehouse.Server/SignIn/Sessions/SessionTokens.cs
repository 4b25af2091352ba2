namespace Gatehouse.Server.SignIn.Sessions;

/// <summary>
/// The session tokens that one browser holds, as they stand in its cookie: the current one first, then the others, with dots between.
/// A cookie that begins with a dot has no current one: whoever signed out is nobody until they choose, and never silently somebody else.
/// </summary>
internal sealed record SessionTokens(string? Current, IReadOnlyList<string> Others)
{
    /// <summary>Each identity and, beside it, a role it switched to; more is not ours and not looked at.</summary>
    private const int Most = 2 * BrowserSessions.MostIdentities;

    private const int TokenLength = 43;
    private const char Separator = '.';

    public static SessionTokens None { get; } = new(null, []);

    public IReadOnlyList<string> All => Current is null ? Others : [Current, .. Others];

    public static SessionTokens Read(string? cookie)
    {
        if (cookie is null)
        {
            return None;
        }

        var parts = cookie.Split(Separator, Most + 2);
        var current = parts[0].Length == TokenLength ? parts[0] : null;
        return new(current, [.. parts.Skip(1).Where(part => part.Length == TokenLength && part != current).Distinct(StringComparer.Ordinal).Take(Most - 1)]);
    }

    public string Write() => string.Join(Separator, [Current ?? "", .. Others]);
}
