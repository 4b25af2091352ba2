using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.Doors.Console.Iam;

/// <summary>
/// A password that every policy of an account accepts and a person can type: groups of a capital, a letter, a digit and a letter, with
/// hyphens between, without characters that look alike. Five groups have 84 bits.
/// </summary>
internal static class GeneratedPassword
{
    private const string Capitals = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private const string Letters = "abcdefghijkmnpqrtuvwxyz";
    private const string Digits = "23456789";
    private const int Groups = 5;
    private const int GroupLength = 5;

    /// <param name="least">What the account's policy demands; nothing where it has none.</param>
    public static string Make(SecretSource random, int? least) =>
        string.Join('-', Enumerable.Range(0, Math.Max(Groups, ((least ?? 0) + GroupLength) / GroupLength)).Select(_ =>
            random.Text(1, Capitals) + random.Text(1, Letters) + random.Text(1, Digits) + random.Text(1, Letters)));
}
