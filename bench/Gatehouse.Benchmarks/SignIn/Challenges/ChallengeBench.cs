namespace Gatehouse.Benchmarks.SignIn.Challenges;

internal static class ChallengeBench
{
    public static int Run(string[] args)
    {
        if (args is ["samples", var folder, ..])
        {
            ChallengeSamples.Write(folder, 20);
            return 0;
        }
        var t = System.Diagnostics.Stopwatch.StartNew();
        PictureAttacks.Run(int.Parse(args[0]));
        Console.WriteLine(t.Elapsed);
        return 0;
    }
}
