using BenchmarkDotNet.Running;
using Gatehouse.Benchmarks.Load;
using Gatehouse.Benchmarks.SignIn.Challenges;

namespace Gatehouse.Benchmarks;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case ["challenges", ..]:
                return ChallengeBench.Run(args[1..]);
            case [var verb, ..] when LoadBench.Knows(verb):
                return await LoadBench.RunAsync(verb, args[1..]);
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
                return 0;
        }
    }
}
