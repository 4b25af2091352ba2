namespace Gatehouse.Protocols.Aws.SigV4;

internal enum SigV4Fault
{
    /// <summary>A part that carries meaning is not covered by the signature.</summary>
    Unsigned,

    /// <summary>Made for another service, day or protocol.</summary>
    WrongScope,

    /// <summary>Too old, or from the future.</summary>
    WrongTime,

    /// <summary>Not made with this secret over this request.</summary>
    Mismatch,
}

/// <summary>Whether a request was signed with a secret, as a closed answer.</summary>
internal abstract record SigV4Verdict
{
    private SigV4Verdict()
    {
    }

    internal sealed record Authentic : SigV4Verdict;

    /// <param name="Message">For the caller, in the words that client authors know.</param>
    /// <param name="CanonicalRequest">Ours, for whoever looks for the difference; nothing unless the signature itself is wrong.</param>
    internal sealed record Refused(SigV4Fault Fault, string Message, string? CanonicalRequest = null, string? StringToSign = null) : SigV4Verdict;
}
