namespace Gatehouse.Server.People.Credentials;

/// <summary>What came of hashing a new password.</summary>
internal abstract record HashResult
{
    private HashResult()
    {
    }

    public sealed record Hashed(string Phc) : HashResult
    {
        /// <summary>A hash belongs in its row, not in a log.</summary>
        public override string ToString() => nameof(Hashed);
    }

    /// <summary>The queue is full: answer 503 with Retry-After, and count no try.</summary>
    public sealed record Busy : HashResult;
}
