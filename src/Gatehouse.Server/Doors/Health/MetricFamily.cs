namespace Gatehouse.Server.Doors.Health;

internal enum MetricKind
{
    Counter,
    Gauge,
    Histogram,
}

/// <summary>One instrument with its values by labels.</summary>
/// <param name="Bounds">Upper bounds of a histogram's buckets, rising; the last bucket has none.</param>
internal sealed record MetricFamily(string Name, string Unit, string Help, MetricKind Kind, IReadOnlyList<double> Bounds)
{
    /// <summary>A label that grew without end would fill the memory; what comes after this many is left out.</summary>
    private const int MostSeries = 2_000;

    private readonly Lock turn = new();
    private readonly Dictionary<string, MetricSeries> series = new(StringComparer.Ordinal);

    /// <param name="labels">Already in Prometheus's form, such as <c>kind="root",outcome="refused"</c>.</param>
    public void Record(string labels, double value)
    {
        lock (turn)
        {
            if (!series.TryGetValue(labels, out var found))
            {
                if (series.Count >= MostSeries)
                {
                    return;
                }

                series[labels] = found = new(labels, Bounds.Count + 1);
            }

            if (Kind == MetricKind.Gauge)
            {
                found.Sum = value;
                return;
            }

            found.Sum += value;
            found.Count++;
            if (Kind == MetricKind.Histogram)
            {
                found.Buckets[Bucket(value)]++;
            }
        }
    }

    public IReadOnlyList<MetricSeries> Snapshot()
    {
        lock (turn)
        {
            return [.. series.Values.Select(static each => each.Copy()).OrderBy(static each => each.Labels, StringComparer.Ordinal)];
        }
    }

    private int Bucket(double value)
    {
        var bucket = 0;
        while (bucket < Bounds.Count && value > Bounds[bucket])
        {
            bucket++;
        }

        return bucket;
    }
}

internal sealed class MetricSeries(string labels, int buckets)
{
    public string Labels => labels;

    public double Sum { get; set; }

    public long Count { get; set; }

    /// <summary>Not yet cumulative.</summary>
    public long[] Buckets { get; private init; } = new long[buckets];

    public MetricSeries Copy() => new(labels, 0) { Sum = Sum, Count = Count, Buckets = [.. Buckets] };
}
