using BenchmarkDotNet.Running;
using Gatehouse.Benchmarks.SignIn.Challenges;

namespace Gatehouse.Benchmarks;

internal static class Program
{
    public static void Main(string[] args)
    {
        if (args is ["challenges", ..])
        {
            Environment.ExitCode = ChallengeBench.Run(args[1..]);
            return;
        }

        BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
    }
}
