namespace Gatehouse.Protocols.WebAuthn;

/// <summary>What became of a registration.</summary>
internal abstract record RegistrationOutcome
{
    private RegistrationOutcome()
    {
    }

    /// <summary>Good, as far as can be computed: whether the id is taken already is the caller's to find out (step 26).</summary>
    internal sealed record Registered(NewCredential Credential) : RegistrationOutcome;

    /// <param name="Reason">For log and audit.</param>
    internal sealed record Refused(string Reason) : RegistrationOutcome;
}
