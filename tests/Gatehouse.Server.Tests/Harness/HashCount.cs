using System.Diagnostics.Metrics;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>Counts the passwords that one server really compared, by its own metric.</summary>
internal sealed class HashCount : IDisposable
{
    private readonly MeterListener listener = new();
    private long verified;

    public HashCount(GatehouseHost host)
    {
        var meters = host.Get<IMeterFactory>();
        listener.InstrumentPublished = (instrument, from) =>
        {
            if (instrument.Name == "gatehouse.password.hashes" && ReferenceEquals(instrument.Meter.Scope, meters))
            {
                from.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((_, count, tags, _) =>
        {
            foreach (var tag in tags)
            {
                Interlocked.Add(ref verified, tag is { Key: "kind", Value: "verify" } ? count : 0);
            }
        });
        listener.Start();
    }

    public long Verified => Interlocked.Read(ref verified);

    public void Dispose() => listener.Dispose();
}
