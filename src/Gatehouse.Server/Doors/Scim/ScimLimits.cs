using System.Threading.RateLimiting;

namespace Gatehouse.Server.Doors.Scim;

/// <summary>How often one directory's identity provider may ask this node. Only who showed a good token is counted, so nobody else uses it up.</summary>
internal sealed class ScimLimits(ScimOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<string> limiter = PartitionedRateLimiter.Create<string, string>(directory =>
        RateLimitPartition.GetTokenBucketLimiter(directory, _ => new TokenBucketRateLimiterOptions
        {
            TokenLimit = options.Burst,
            TokensPerPeriod = options.PerSecond,
            ReplenishmentPeriod = TimeSpan.FromSeconds(1),
            QueueLimit = 0,
        }));

    public bool TryPass(string directoryId)
    {
        using var lease = limiter.AttemptAcquire(directoryId);
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
