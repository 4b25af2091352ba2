using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.People.Credentials;

internal enum CredentialChangeKind
{
    PasswordChanged,
    PasswordReset,

    /// <summary>The operator gave the owner a new start: whatever else proved the owner until now goes, too.</summary>
    Recovered,
    NameChanged,

    /// <summary>A device that proves the owner was added or removed.</summary>
    FactorsChanged,
    Suspended,
    Closed,
}

/// <summary>Something about a person's proof or state changed.</summary>
/// <param name="KeptSessionId">The public id of the session in which the person did it; it may stay.</param>
internal sealed record CredentialChange(CredentialOwner Owner, CredentialChangeKind Kind, string? KeptSessionId)
{
    /// <summary>Whether the browser of the kept session stays trusted: the person proved more in it, and took nothing away.</summary>
    public bool KeepsTrust { get; init; }
}

/// <summary>
/// Implemented above, by every room that keeps something alive on the strength of a credential: sessions, tokens, grants.
/// It runs in the transaction of the change, so nothing outlives the password it was opened with.
/// </summary>
internal interface ICredentialChanged
{
    Task OnChangedAsync(DbSession session, CredentialChange change);
}
