using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Factors;

/// <param name="Apart">How far the device's clock was ahead of ours when a code of it was last taken; nothing when they agreed.</param>
/// <param name="IsOurs">Most people's devices are off by the same: then it is not the devices.</param>
internal sealed record ClockFinding(TimeSpan? Apart, bool IsOurs);

/// <summary>
/// Whose clock is wrong when codes do not fit. A phone that is off is alone with it; when most of those used lately are off to the same
/// side, it is this server's clock.
/// </summary>
internal sealed class ClockDiagnosis(TimeProvider clock)
{
    /// <summary>One step is the length of a glance at a watch.</summary>
    private const int Noticeable = 2;

    private const int EnoughDevices = 3;
    private static readonly TimeSpan Lately = TimeSpan.FromDays(7);

    /// <param name="serial">Nothing to ask about the server alone.</param>
    public async Task<ClockFinding> FindAsync(DbSession session, string? serial)
    {
        var counts = await TotpStore.CountDriftsAsync(session, Noticeable, (clock.GetUtcNow() - Lately).ToUnixTimeMilliseconds());
        var state = serial is null ? null : await TotpStore.FindAsync(session, serial);
        var isOurs = counts.Used >= EnoughDevices && Math.Max(counts.Ahead, counts.Behind) * 2 > counts.Used;
        return new(state is { Drift: >= Noticeable or <= -Noticeable } ? TimeSpan.FromSeconds(TotpStep.Seconds * state.Drift) : null, isOurs);
    }
}
