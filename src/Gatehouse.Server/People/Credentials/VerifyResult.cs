namespace Gatehouse.Server.People.Credentials;

/// <summary>What came of checking a password against a stored hash.</summary>
internal abstract record VerifyResult
{
    private VerifyResult()
    {
    }

    /// <summary><paramref name="NeedsRehash"/> only ever goes with a match: nothing else is known to hash anew.</summary>
    public sealed record Verified(bool Matches, bool NeedsRehash) : VerifyResult;

    /// <summary>The queue is full: answer 503 with Retry-After, and give the reserved try back.</summary>
    public sealed record Busy : VerifyResult;
}
