using System.Globalization;
using Gatehouse.Server.SignIn.Challenges;

namespace Gatehouse.Benchmarks.SignIn.Challenges;

/// <summary>
/// How well the security check keeps programs out. Arguments: the number of challenges of each kind (200),
/// then optionally "pictures", "sounds" or "pieces" for one part only; or "samples FOLDER" to write twenty for people.
/// </summary>
internal static class ChallengeBench
{
    public static int Run(string[] args)
    {
        if (args is ["samples", var folder])
        {
            ChallengeSamples.Write(folder, count: 20);
            return 0;
        }

        var count = args.Length > 0 ? int.Parse(args[0], CultureInfo.InvariantCulture) : 200;
        var only = args.Length > 1 ? args[1] : null;
        Console.WriteLine($"Security check: {count} pictures, {count} sounds; guessing blindly succeeds once in {Math.Pow(ChallengeText.Alphabet.Length, ChallengeText.Length):N0} tries.");
        var holds = true;
        foreach (var (name, part) in new (string, Func<int, bool>)[] { ("pieces", SharedPieces.Run), ("pictures", PictureAttacks.Run), ("sounds", SoundAttacks.Run) })
        {
            if (only is null || string.Equals(only, name, StringComparison.Ordinal))
            {
                Console.WriteLine(name);
                holds &= part(count);
            }
        }

        return holds ? 0 : 1;
    }
}
