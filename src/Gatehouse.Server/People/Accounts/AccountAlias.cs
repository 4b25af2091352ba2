using System.Text.RegularExpressions;

namespace Gatehouse.Server.People.Accounts;

/// <summary>A name that stands for the account's id in addresses: 3 to 63 lower-case letters, digits and single hyphens (IAM, accountAliasType).</summary>
internal static partial class AccountAlias
{
    public const int MinLength = 3;
    public const int MaxLength = 63;
    /// <summary>As IAM answers it.</summary>
    public const string Invalid = "ValidationError";

    /// <summary>As IAM's model writes it.</summary>
    public const string Text = "^[a-z0-9]([a-z0-9]|-(?!-)){1,61}[a-z0-9]$";

    public static bool IsValid(string? alias) =>
        alias is { Length: >= MinLength and <= MaxLength }
        && Pattern().IsMatch(alias)

        // Twelve digits would be read as an account's id.
        && !(alias.Length == 12 && alias.All(char.IsAsciiDigit));

    // \z and not $, which would let a line break pass.
    [GeneratedRegex(@"\A[a-z0-9](?:[a-z0-9]|-(?!-)){1,61}[a-z0-9]\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Pattern();
}
