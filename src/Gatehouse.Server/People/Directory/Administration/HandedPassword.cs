using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Directory.Administration;

/// <summary>A password that a person reads out and another types: groups of a capital, a letter, a digit and a letter; five have 84 bits.</summary>
internal static class HandedPassword
{
    private const string Capitals = "ABCDEFGHJKLMNPQRTUVWXYZ";
    private const string Letters = "abcdefghijkmnpqrtuvwxyz";
    private const string Digits = "23456789";
    private const int Groups = 5;

    public static string Make(SecretSource random) => string.Join('-', Enumerable.Range(0, Groups).Select(_ =>
        random.Text(1, Capitals) + random.Text(1, Letters) + random.Text(1, Digits) + random.Text(1, Letters)));
}
