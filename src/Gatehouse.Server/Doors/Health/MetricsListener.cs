using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Text;

namespace Gatehouse.Server.Doors.Health;

/// <summary>Adds up what the instruments of this server say: those of our own meters, and the framework's time of each request.</summary>
internal sealed class MetricsListener : IDisposable
{
    private const string OwnMeters = "Gatehouse.";
    private const string RequestTime = "http.server.request.duration";

    /// <summary>The framework tells more of a request than is worth a time series.</summary>
    private static readonly string[] RequestLabels = ["http.request.method", "http.response.status_code", "http.route"];

    private static readonly double[] UsualBounds = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10];

    private readonly ConcurrentDictionary<Instrument, MetricFamily> families = new();
    private readonly MeterListener listener = new();

    public MetricsListener(IMeterFactory meters)
    {
        listener.InstrumentPublished = (instrument, self) =>
        {
            // Several servers may run in one process; each counts what its own factory made.
            if (ReferenceEquals(instrument.Meter.Scope, meters) && (instrument.Meter.Name.StartsWith(OwnMeters, StringComparison.Ordinal) || instrument.Name == RequestTime))
            {
                self.EnableMeasurementEvents(instrument, families.GetOrAdd(instrument, Describe));
            }
        };
        listener.SetMeasurementEventCallback<long>(static (instrument, value, tags, family) => Record(instrument, value, tags, family));
        listener.SetMeasurementEventCallback<int>(static (instrument, value, tags, family) => Record(instrument, value, tags, family));
        listener.SetMeasurementEventCallback<double>(static (instrument, value, tags, family) => Record(instrument, value, tags, family));
        listener.Start();
    }

    public IReadOnlyList<MetricFamily> Collect()
    {
        listener.RecordObservableInstruments();
        return [.. families.Values.OrderBy(static family => family.Name, StringComparer.Ordinal)];
    }

    public void Dispose() => listener.Dispose();

    private static void Record(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? family)
    {
        var labels = new StringBuilder();
        foreach (var (name, label) in tags)
        {
            if (instrument.Name != RequestTime || Array.IndexOf(RequestLabels, name) >= 0)
            {
                PrometheusWriter.AppendLabel(labels, name, label?.ToString() ?? "");
            }
        }

        ((MetricFamily)family!).Record(labels.ToString(), value);
    }

    private static MetricFamily Describe(Instrument instrument)
    {
        var kind = instrument switch
        {
            _ when instrument.GetType().Name.StartsWith("Histogram", StringComparison.Ordinal) => MetricKind.Histogram,
            _ when instrument.GetType().Name.StartsWith("Counter", StringComparison.Ordinal) => MetricKind.Counter,
            _ => MetricKind.Gauge,
        };
        var bounds = kind == MetricKind.Histogram ? (instrument as Histogram<double>)?.Advice?.HistogramBucketBoundaries ?? UsualBounds : [];
        return new(instrument.Name, instrument.Unit ?? "", instrument.Description ?? "", kind, bounds);
    }
}
