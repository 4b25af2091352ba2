namespace Gatehouse.Benchmarks.Load;

/// <summary>The program under measurement: the Release build of this tree, or what GATEHOUSE_BENCH_PROGRAM names.</summary>
internal static class BuiltServer
{
    public static string Program { get; } = Environment.GetEnvironmentVariable("GATEHOUSE_BENCH_PROGRAM") ?? Find();

    private static string Find()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Gatehouse.slnx")))
        {
            folder = Path.GetDirectoryName(folder) ?? throw new InvalidOperationException("Run the benchmarks inside of the repository.");
        }

        var program = Path.Combine(folder, "src", "Gatehouse.Server", "bin", "Release", "net10.0", "gatehouse.dll");
        return File.Exists(program) ? program : throw new InvalidOperationException("Build first: dotnet build -c Release");
    }
}
