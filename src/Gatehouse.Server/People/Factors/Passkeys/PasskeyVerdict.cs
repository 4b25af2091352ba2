using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>What became of an assertion.</summary>
internal abstract record PasskeyVerdict
{
    private PasskeyVerdict()
    {
    }

    /// <param name="Owner">By the stored credential, whatever the page says.</param>
    /// <param name="UserVerified">Then it counts as more than one factor by itself.</param>
    internal sealed record Right(CredentialOwner Owner, string Serial, bool UserVerified, DateTimeOffset At) : PasskeyVerdict;

    /// <param name="Reason">For audit and log.</param>
    internal sealed record Wrong(string Reason) : PasskeyVerdict;
}
