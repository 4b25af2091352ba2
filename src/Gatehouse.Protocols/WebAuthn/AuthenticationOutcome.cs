namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What became of an assertion.</summary>
internal abstract record AuthenticationOutcome
{
    private AuthenticationOutcome()
    {
    }

    internal sealed record Proved(AssertionProof Proof) : AuthenticationOutcome;

    /// <summary>All is good but the counter, which did not move on: the key may live twice. What follows is policy.</summary>
    internal sealed record CloneSuspected(AssertionProof Proof, uint StoredCount) : AuthenticationOutcome;

    /// <param name="Reason">For log and audit.</param>
    internal sealed record Refused(string Reason) : AuthenticationOutcome;
}

/// <param name="UserVerified">Whether it counts as more than possession.</param>
/// <param name="SignCount">To be stored.</param>
/// <param name="BackedUp">To be stored.</param>
internal sealed record AssertionProof(bool UserVerified, uint SignCount, bool BackedUp);
