namespace Gatehouse.Server.Foundation.Outcomes;

internal enum RefusalKind
{
    Malformed,
    Unauthenticated,
    Forbidden,
    NotFound,
    Conflict,
    Expired,
    Throttled,
    Unsupported,
    Unavailable,
}

/// <summary>An expected no. It has two faces: what the outside may learn, and what only audit and log may know.</summary>
/// <param name="Code">Unique and stable; pages look their own words up by it.</param>
/// <param name="PublicText">For callers of the API, in English.</param>
/// <param name="PrivateReason">For audit and log only.</param>
/// <param name="RetryAfter">How long to wait, where waiting helps.</param>
internal sealed record Refusal(string Code, RefusalKind Kind, string PublicText, string? PrivateReason = null, TimeSpan? RetryAfter = null)
{
    /// <summary>Further members that a service's model gives its errors, such as <c>Reason</c>.</summary>
    public IReadOnlyDictionary<string, string>? Members { get; init; }
}
