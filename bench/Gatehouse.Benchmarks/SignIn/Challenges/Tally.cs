using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>Counts what one attacker got right: whole answers, and characters in their order.</summary>
internal sealed class Tally(string name, double limit)
{
    private readonly Lock gate = new();
    private int tries;
    private int whole;
    private int characters;

    public bool Holds => whole < limit * tries;

    public void Add(string expected, string given)
    {
        lock (gate)
        {
            tries++;
            whole += string.Equals(expected, given, StringComparison.Ordinal) ? 1 : 0;
            characters += InOrder(expected, given);
        }
    }

    public void Print() => Console.WriteLine(
        $"  {name,-44} whole answers {whole,3}/{tries} = {100.0 * whole / tries,5:0.0} % (limit {100 * limit:0} %)   characters {100.0 * characters / tries / ChallengeText.Length,5:0.0} %   {(Holds ? "holds" : "BROKEN")}");

    // The longest common subsequence: a missing or added character must not make the others wrong.
    private static int InOrder(string a, string b)
    {
        var length = new int[a.Length + 1, b.Length + 1];
        for (var i = 1; i <= a.Length; i++)
        {
            for (var j = 1; j <= b.Length; j++)
            {
                length[i, j] = a[i - 1] == b[j - 1] ? length[i - 1, j - 1] + 1 : Math.Max(length[i - 1, j], length[i, j - 1]);
            }
        }

        return length[a.Length, b.Length];
    }
}
