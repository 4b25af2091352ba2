namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>What a client may ask for. A person reads the scopes before they agree, so only those that mean something here are taken.</summary>
internal static class SsoScopes
{
    /// <summary>See accounts and roles, and get keys for them.</summary>
    public const string AccountAccess = "sso:account:access";

    public static bool IsKnown(string scope) => scope == AccountAccess;

    /// <summary>A client that asked for no scope is one of the time before there were any, when a token gave access to the accounts.</summary>
    public static bool LetSeeAccounts(IReadOnlyList<string> scopes) => scopes.Count == 0 || scopes.Contains(AccountAccess);

    public static string Write(IEnumerable<string> scopes) => string.Join(' ', scopes);

    public static IReadOnlyList<string> Read(string? text) => text?.Split(' ', StringSplitOptions.RemoveEmptyEntries) ?? [];
}
