using System.Diagnostics.Metrics;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>What the meter Gatehouse.Mail tells: letters by kind, never by person.</summary>
internal sealed class MailMetrics
{
    private readonly Counter<long> sent;
    private readonly Counter<long> failed;
    private long queued;

    public MailMetrics(IMeterFactory meters)
    {
        var meter = meters.Create("Gatehouse.Mail");
        sent = meter.CreateCounter<long>("gatehouse.mail.sent", "{letter}", "Letters that the mail server took");
        failed = meter.CreateCounter<long>("gatehouse.mail.failed", "{letter}", "Letters refused for good or given up");
        meter.CreateObservableGauge("gatehouse.mail.queued", () => Interlocked.Read(ref queued), "{letter}", "Letters that wait to be sent");
    }

    public void Sent(string kind) => sent.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Failed(string kind) => failed.Add(1, new KeyValuePair<string, object?>("kind", kind));

    public void Queued(long letters) => Interlocked.Exchange(ref queued, letters);
}
