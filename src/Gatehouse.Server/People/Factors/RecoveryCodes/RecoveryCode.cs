using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Factors.RecoveryCodes;

/// <summary>
/// A code on paper. Sixteen letters and digits that nobody mistakes for each other are 79 random bits: a plain hash of it is enough, as
/// there is nothing to guess from.
/// </summary>
internal static class RecoveryCode
{
    private const string Alphabet = "abcdefghjkmnpqrstuvwxyz23456789";
    private const int Length = 16;
    private const int Group = 4;

    /// <summary>In groups, as it is shown: <c>abcd-efgh-jkmn-pqrs</c>.</summary>
    public static string Draw(SecretSource random) =>
        string.Join('-', random.Text(Length, Alphabet).Chunk(Group).Select(static each => new string(each)));

    /// <summary>However it was typed. The owner goes in, so that the same code of two people would not look the same.</summary>
    public static string HashOf(string owner, string typed) =>
        SecretHash.Of($"recovery code of {owner}: {string.Concat(typed.Where(char.IsAsciiLetterOrDigit)).ToLowerInvariant()}");
}
