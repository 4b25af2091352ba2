using System.Globalization;

namespace Gatehouse.Benchmarks.Load;

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
