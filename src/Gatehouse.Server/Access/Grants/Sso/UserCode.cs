using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Access.Grants.Sso;

/// <summary>The short code that a person carries from a program to a page (RFC 8628, section 6.1): eight consonants, so that no word comes out.</summary>
internal static class UserCode
{
    private const string Alphabet = "BCDFGHJKLMNPQRSTVWXZ";
    private const int Half = 4;
    private const int LongestTyped = 64;

    public static string Draw(SecretSource random) => $"{random.Text(Half, Alphabet)}-{random.Text(Half, Alphabet)}";

    /// <summary>What a person typed, in the one spelling: small letters, blanks and a missing hyphen do not matter.</summary>
    public static string? Read(string? typed)
    {
        if (typed is not { Length: <= LongestTyped })
        {
            return null;
        }

        var letters = new string([.. typed.Where(char.IsLetter)]).ToUpperInvariant();
        return letters.Length == 2 * Half && letters.All(static each => Alphabet.Contains(each, StringComparison.Ordinal))
            && typed.All(static each => char.IsLetter(each) || each is '-' or ' ')
            ? $"{letters[..Half]}-{letters[Half..]}"
            : null;
    }
}
