using System.Globalization;
using Gatehouse.Benchmarks.Load.Api;
using Gatehouse.Benchmarks.Load.Workforce;

namespace Gatehouse.Benchmarks.Load;

/// <summary>The whole server from outside. Verbs: signins [ROUNDS SECONDS CONNECTIONS], mfa [ROUNDS SECONDS CONNECTIONS], start [ROUNDS], memory, page, api [ROUNDS SECONDS CONNECTIONS]; measure for all six; workforce [ROUNDS SECONDS CONNECTIONS].</summary>
internal static class LoadBench
{
    private static readonly string[] Verbs = ["signins", "mfa", "start", "memory", "page", "api", "workforce", "measure", BareKestrel.Verb, BareSignature.Verb];

    public static bool Knows(string verb) => Verbs.Contains(verb, StringComparer.Ordinal);

    public static async Task<int> RunAsync(string verb, string[] args)
    {
        if (verb == BareKestrel.Verb)
        {
            await BareKestrel.RunAsync(args[0]);
            return 0;
        }

        if (verb == BareSignature.Verb)
        {
            await BareSignature.RunAsync(args[0], args[1]);
            return 0;
        }

        Console.WriteLine(Machine.Description);
        var holds = verb switch
        {
            "signins" => await SignInBench.RunAsync(Number(args, 0, 5), Number(args, 1, 10), Number(args, 2, 8)),
            "mfa" => await MfaBench.RunAsync(Number(args, 0, 5), Number(args, 1, 10), Number(args, 2, 8)),
            "start" => await StartBench.RunAsync(Number(args, 0, 10)),
            "memory" => await MemoryBench.RunAsync(),
            "page" => await PageWeightBench.RunAsync(),
            "workforce" => await WorkforceBench.RunAsync(Number(args, 0, 5), Number(args, 1, 5), Number(args, 2, 8)),
            "api" => await ApiBench.RunAsync(Number(args, 0, 5), Number(args, 1, 5), Number(args, 2, 8)),
            _ => await PageWeightBench.RunAsync() & await StartBench.RunAsync(10) & await MemoryBench.RunAsync() & await SignInBench.RunAsync(5, 10, 8) & await MfaBench.RunAsync(5, 10, 8)
                & await ApiBench.RunAsync(5, 5, 8),
        };
        return holds ? 0 : 1;
    }

    private static int Number(string[] args, int at, int otherwise) =>
        args.Length > at ? int.Parse(args[at], CultureInfo.InvariantCulture) : otherwise;
}
