using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Where a try comes from: a browser known to this owner has tries of its own that no stranger can use up.</summary>
/// <param name="Network">The /24 or /48 of the peer.</param>
/// <param name="KnownBrowser">The hash of the browser's cookie when this owner has signed in from it before.</param>
internal sealed record TrySource(string Network, string? KnownBrowser)
{
    public bool IsStranger => KnownBrowser is null;

    public override string ToString() => KnownBrowser is null ? "network " + Network : "browser " + KnownBrowser;
}

/// <summary>A try that was set aside before its check ran. Whoever holds it may run exactly one check.</summary>
internal sealed record ReservedTry(IReadOnlyList<TryBucket> Buckets, TimeSpan Wait);

internal abstract record GuardVerdict
{
    private GuardVerdict()
    {
    }

    internal sealed record Reserved(ReservedTry Try) : GuardVerdict;

    /// <summary>Too many tries: the check must not run.</summary>
    internal sealed record Refused(TimeSpan Wait) : GuardVerdict;
}

/// <summary>
/// Counts tries before they are made. For each try:
/// <code>
///   free tries left ──reserve──► count + 1 ──check fails──► stays counted
///                                     └──────check passes──► given back; a finished sign-in clears the count
///   none left, waiting over ──reserve──► count + 1, the next wait twice as long
///   none left, waiting ──reserve──► refused, nothing counted, no check
/// </code>
/// The reservation is one statement, so guesses sent in parallel cannot outrun the counter, and it commits by itself, so a
/// sign-in that is rolled back cannot undo it.
/// </summary>
internal sealed class AttemptGuard(Database database, GuardOptions options, TimeProvider clock)
{
    /// <summary>Sets a try on a name aside: one from this source, and one of those that all strangers share.</summary>
    public Task<GuardVerdict> ReserveAsync(CredentialOwner owner, string factor, TrySource source)
    {
        var subject = owner.ToString();
        var buckets = new List<TryBucket> { new(Bucket(owner, factor, source), subject, options.FreeTries, options) };
        if (source.IsStranger)
        {
            buckets.Add(new($"{owner}/{factor} everybody", subject, options.FreeTriesOfAllSources, options));
        }

        return ReserveAsync(buckets);
    }

    /// <summary>Sets a try on one mailed or printed code aside. When its few tries are used up, the code is dead.</summary>
    public Task<GuardVerdict> ReserveAsync(string code, int tries) =>
        ReserveAsync([new($"code {code}", $"code {code}", tries, options with { FirstDelay = options.ForgetAfter, LongestDelay = options.ForgetAfter })]);

    /// <summary>The check passed, or never ran: the try counts no more. Part of the caller's transaction.</summary>
    public static async Task GiveBackAsync(DbSession session, ReservedTry reserved)
    {
        foreach (var bucket in reserved.Buckets)
        {
            await TryStore.GiveBackAsync(session, bucket.Name, bucket.Free);
        }
    }

    /// <summary>A finished sign-in, a finished reset or the owner's word: everything counted against this owner is forgotten.</summary>
    public static Task ForgetAsync(DbSession session, CredentialOwner owner) => TryStore.DeleteAsync(session, owner.ToString());

    /// <summary>How long this source must wait before its next try on this name; zero when it need not.</summary>
    public async Task<TimeSpan> FindWaitAsync(DbSession session, CredentialOwner owner, string factor, TrySource source)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        var until = await TryStore.FindBlockedUntilAsync(session, Bucket(owner, factor, source));
        return TimeSpan.FromMilliseconds(Math.Max(0, until - now));
    }

    /// <summary>How many tries stand counted against this source on this name.</summary>
    public static Task<long> CountAsync(DbSession session, CredentialOwner owner, string factor, TrySource source) =>
        TryStore.CountAsync(session, Bucket(owner, factor, source));

    private static string Bucket(CredentialOwner owner, string factor, TrySource source) => $"{owner}/{factor} {source}";

    private Task<GuardVerdict> ReserveAsync(IReadOnlyList<TryBucket> buckets)
    {
        var now = clock.GetUtcNow().ToUnixTimeMilliseconds();
        return database.WriteAsync(async session =>
        {
            long longest = 0;
            var taken = new List<TryBucket>();
            foreach (var bucket in buckets)
            {
                if (await TryStore.ReserveAsync(session, bucket, now) is not { } until)
                {
                    // A try refused by one count is not counted by another.
                    await GiveBackAsync(session, new(taken, TimeSpan.Zero));
                    var blocked = await TryStore.FindBlockedUntilAsync(session, bucket.Name);
                    return (GuardVerdict)new GuardVerdict.Refused(TimeSpan.FromMilliseconds(Math.Max(0, blocked - now)));
                }

                taken.Add(bucket);
                longest = Math.Max(longest, until - now);
            }

            return new GuardVerdict.Reserved(new(buckets, TimeSpan.FromMilliseconds(Math.Max(0, longest))));
        });
    }
}
