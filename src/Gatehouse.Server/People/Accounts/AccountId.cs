using System.Diagnostics.CodeAnalysis;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Accounts;

/// <summary>Twelve digits; shown to people as 1111-2222-3333.</summary>
internal readonly record struct AccountId
{
    private AccountId(string digits) => Digits = digits;

    public string Digits { get; }

    public string Dashed => $"{Digits[..4]}-{Digits[4..8]}-{Digits[8..]}";

    /// <summary>Never begins with 0, so that spreadsheets keep all twelve.</summary>
    public static AccountId New(SecretSource random) => new((char)('1' + random.Below(9)) + random.Digits(11));

    /// <summary>Reads twelve digits, also as people paste them: with dashes or white space.</summary>
    public static bool TryRead(string? typed, [NotNullWhen(true)] out AccountId? id)
    {
        var digits = string.Concat((typed ?? "").Where(static each => each != '-' && !char.IsWhiteSpace(each)));
        var fits = digits.Length == 12 && digits.All(char.IsAsciiDigit);
        id = fits ? new AccountId(digits) : null;
        return fits;
    }

    /// <summary>From our own database.</summary>
    public static AccountId Get(string digits) =>
        TryRead(digits, out var id) ? id.Value : throw new ArgumentException("An account id has twelve digits.", nameof(digits));

    public override string ToString() => Digits;
}
