using System.Globalization;
using System.Runtime.InteropServices;

namespace Gatehouse.Benchmarks.Load;

/// <summary>What the figures were measured on, and how busy it was with other things.</summary>
internal static class Machine
{
    public static string Description =>
        $"{Model()}, {Environment.ProcessorCount} cores, {GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 1e9:N0} GB, "
        + $"{RuntimeInformation.OSDescription.Split('#')[0].Trim()}, {RuntimeInformation.FrameworkDescription}; load average {LoadAverage()} at the start";

    private static string Model() =>
        File.Exists("/proc/cpuinfo")
        && File.ReadLines("/proc/cpuinfo").FirstOrDefault(static line => line.StartsWith("model name", StringComparison.Ordinal)) is { } line
            ? line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim()
            : RuntimeInformation.ProcessArchitecture.ToString();

    private static string LoadAverage() =>
        File.Exists("/proc/loadavg") ? File.ReadAllText("/proc/loadavg").Split(' ')[0] : "unknown";
}

/// <summary>Figures as the benches print them.</summary>
internal static class Figures
{
    public static double Median(IEnumerable<double> values)
    {
        var sorted = values.Order().ToList();
        return sorted.Count % 2 == 1 ? sorted[sorted.Count / 2] : (sorted[(sorted.Count / 2) - 1] + sorted[sorted.Count / 2]) / 2;
    }

    public static double Share(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToList();
        return sorted[(int)Math.Min(sorted.Count - 1, sorted.Count * share)];
    }

    public static bool Judge(string what, double value, string unit, double target, bool atLeast)
    {
        var holds = atLeast ? value >= target : value <= target;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"  {what}: {value:0.##}{unit} (target {(atLeast ? "at least" : "at most")} {target:0.##}{unit}): {(holds ? "holds" : "MISSED")}"));
        return holds;
    }
}
