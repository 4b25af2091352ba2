using Gatehouse.Server.People.Accounts;

namespace Gatehouse.Server.SignIn.Pages;

/// <summary>
/// Reads an account's id or alias as people give it: with dashes or spaces, in capitals, or as a whole sign-in address copied from a
/// letter, in any of its forms. Nothing but the name is taken from an address, so a foreign one leads nowhere.
/// </summary>
internal static class AccountEntry
{
    private const int Longest = 500;
    private const string Door = "signin";

    /// <summary>Twelve digits or an alias in lower case; nothing for what can be neither.</summary>
    public static string? Read(string? typed) =>
        typed is not { Length: > 0 and <= Longest } ? null
        : ReadName(typed) ?? ReadAddress(typed.Trim());

    private static string? ReadName(string typed)
    {
        if (AccountId.TryRead(typed, out var id))
        {
            return id.Value.Digits;
        }

        var alias = typed.Trim().ToLowerInvariant();
        return AccountAlias.IsValid(alias) ? alias : null;
    }

    private static string? ReadAddress(string typed)
    {
        if (!typed.Contains('.', StringComparison.Ordinal) && !typed.Contains('/', StringComparison.Ordinal) && !typed.Contains('?', StringComparison.Ordinal))
        {
            return null;
        }

        var whole = typed.Contains("://", StringComparison.Ordinal) ? typed : typed.StartsWith('/') ? "http://any" + typed : "http://" + typed;
        if (!Uri.TryCreate(whole, UriKind.Absolute, out var address))
        {
            return null;
        }

        return ReadName(FindInQuery(address.Query) ?? "")
            ?? ReadName(FindInPath(address.AbsolutePath) ?? "")
            ?? ReadName(FindInHost(address.Host) ?? "");
    }

    /// <summary><c>/signin?account=…</c></summary>
    private static string? FindInQuery(string query) =>
        Array.Find(query.TrimStart('?').Split('&'), static part => part.StartsWith("account=", StringComparison.OrdinalIgnoreCase)) is { } part
            ? Uri.UnescapeDataString(part["account=".Length..])
            : null;

    /// <summary><c>/signin/…</c>, with or without a slash at the end.</summary>
    private static string? FindInPath(string path) =>
        path.Split('/', StringSplitOptions.RemoveEmptyEntries) is [var door, var name, ..] && door.Equals(Door, StringComparison.OrdinalIgnoreCase)
            ? Uri.UnescapeDataString(name)
            : null;

    /// <summary><c>….signin.DOMAIN</c></summary>
    private static string? FindInHost(string host) =>
        host.Split('.') is [var name, var door, _, ..] && door.Equals(Door, StringComparison.OrdinalIgnoreCase) ? name : null;
}
