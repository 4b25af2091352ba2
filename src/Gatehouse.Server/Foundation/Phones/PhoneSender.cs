using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Foundation.Phones;

/// <summary>
/// Sends what is due, woken by each commit that posts a message and otherwise every few seconds. Messages are claimed for a while, so
/// several nodes share the work: at least once, under one id, by which the gateway tells the second copy.
/// </summary>
internal sealed class PhoneSender(
    Database database, PhoneDelivery delivery, PhoneReadiness readiness, PhoneOutbox outbox, TimeProvider clock, ILogger<PhoneSender> log) : BackgroundService
{
    private const int AtOnce = 6;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim oneRun = new(1);

    /// <summary>Returns when nothing is due any more, also if another run was sending meanwhile.</summary>
    public async Task SendDueAsync(CancellationToken cancellation = default)
    {
        await oneRun.WaitAsync(cancellation);
        try
        {
            while (readiness.CanSend && await ClaimAsync(cancellation) is { Count: > 0 } claimed)
            {
                await Task.WhenAll(claimed.Select(row => delivery.DeliverAsync(row, cancellation)));
            }
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
                log.LogError(wrong, "Sending messages to phones failed and will be tried again");
            }

            await RestAsync(stoppingToken);
        }
    }

    /// <summary>Looks before it claims: an idle server writes nothing.</summary>
    private async Task<IReadOnlyList<PhoneRow>> ClaimAsync(CancellationToken cancellation)
    {
        var now = clock.GetUtcNow();
        return await database.ReadAsync(session => PhoneStore.IsAnyDueAsync(session, now.ToUnixTimeMilliseconds()), cancellation)
            ? await database.WriteAsync(
                session => PhoneStore.ClaimDueAsync(session, now.ToUnixTimeMilliseconds(), (now + delivery.Lease).ToUnixTimeMilliseconds(), AtOnce), cancellation)
            : [];
    }

    private async Task RestAsync(CancellationToken stopping)
    {
        using var patience = clock.CreateTimer(_ => outbox.Wake.Wake(), null, Patience, Timeout.InfiniteTimeSpan);
        try
        {
            await outbox.Wake.WaitAsync(stopping);
        }
        catch (OperationCanceledException)
        {
            // The server stops.
        }
    }
}
