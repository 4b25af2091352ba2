using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Mail;

/// <summary>
/// Sends what is due, woken by each commit that posts a letter and otherwise every few seconds. Letters are claimed for a while, so
/// several nodes share the work, and what a killed one held is taken up by another: at least once, under one Message-ID.
/// </summary>
internal sealed class MailSender(
    Database database,
    MailDelivery delivery,
    MailReadiness readiness,
    MailMetrics metrics,
    MailWake wake,
    TimeProvider clock,
    ILogger<MailSender> log) : BackgroundService
{
    // Claimed and sent together: as many connections as a mail server takes from one client without a word.
    private const int AtOnce = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly SemaphoreSlim oneRun = new(1);
    private bool warned;

    /// <summary>Returns when nothing is due any more, also if another run was sending meanwhile.</summary>
    public async Task SendDueAsync(CancellationToken cancellation = default)
    {
        await oneRun.WaitAsync(cancellation);
        try
        {
            await SendClaimsAsync(cancellation);
        }
        finally
        {
            oneRun.Release();
        }
    }

    public override void Dispose()
    {
        oneRun.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await SendDueAsync(stoppingToken);
            }
            catch (Exception wrong) when (!stoppingToken.IsCancellationRequested)
            {
                log.LogError(wrong, "Sending letters failed and will be tried again");
            }

            await RestAsync(stoppingToken);
        }
    }

    private async Task SendClaimsAsync(CancellationToken cancellation)
    {
        while (await CountAsync(cancellation) is { Due: > 0 })
        {
            if (!readiness.CanSend)
            {
                WarnOnce();
                return;
            }

            var now = clock.GetUtcNow();
            var until = (now + delivery.Lease).ToUnixTimeMilliseconds();
            var claimed = await database.WriteAsync(
                session => MailStore.ClaimDueAsync(session, now.ToUnixTimeMilliseconds(), until, AtOnce),
                cancellation);
            if (claimed.Count == 0)
            {
                return;
            }

            await Task.WhenAll(claimed.Select(row => delivery.DeliverAsync(row, cancellation)));
        }
    }

    private async Task<MailCount> CountAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var count = await database.ReadAsync(session => MailStore.CountQueuedAsync(session, now), cancellation);
        metrics.Queued(count.Queued);
        return count;
    }

    private void WarnOnce()
    {
        if (!warned)
        {
            warned = true;
            log.LogWarning("Letters wait in the outbox: neither Gatehouse:Mail:Smtp:Host nor Gatehouse:Mail:Mailbox is set");
        }
    }

    private async Task RestAsync(CancellationToken stopping)
    {
        using var patience = clock.CreateTimer(_ => wake.Wake(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            await wake.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
