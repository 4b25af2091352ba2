using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>An assertion that was right when it was looked at. It counts for whoever spends it first: <see cref="PasskeyCheck.SpendAsync"/>.</summary>
internal sealed record PasskeyProof(StoredPasskey Passkey, PasskeyTicket Ticket, AssertionProof Assertion, DateTimeOffset At)
{
    /// <summary>By the stored credential, whatever the page says.</summary>
    public CredentialOwner Owner => CredentialOwner.Read(Passkey.Owner);

    public string Serial => Passkey.Serial;

    /// <summary>Then it counts as more than one factor by itself.</summary>
    public bool UserVerified => Assertion.UserVerified;
}
