using System.Threading.RateLimiting;
using Gatehouse.Server.Foundation.Network;

namespace Gatehouse.Server.Foundation.Limits;

/// <summary>
/// How often one network may ask this node for something that costs: drawing a picture, starting a sign-in, sending a letter.
/// It protects the machine, not the passwords: those are counted in the database (AttemptGuard), for all nodes together.
/// </summary>
internal sealed class NetworkLimits(LimitOptions options) : IDisposable
{
    private readonly PartitionedRateLimiter<(string Name, string Network)> limiter =
        PartitionedRateLimiter.Create<(string Name, string Network), (string, string)>(key =>
            RateLimitPartition.GetTokenBucketLimiter(key, _ => new TokenBucketRateLimiterOptions
            {
                TokenLimit = options.Burst,
                TokensPerPeriod = options.PerMinute,
                ReplenishmentPeriod = TimeSpan.FromMinutes(1),
                QueueLimit = 0,
            }));

    /// <summary>False when the network of this request has used up what <paramref name="name"/> allows it.</summary>
    public bool TryPass(string name, HttpContext context)
    {
        using var lease = limiter.AttemptAcquire((name, RequestOrigins.NetworkOf(context)));
        return lease.IsAcquired;
    }

    public void Dispose() => limiter.Dispose();
}
