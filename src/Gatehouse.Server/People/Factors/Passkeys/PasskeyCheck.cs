using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>
/// Verifies that somebody holds a passkey: of an owner known already, or of whomever the passkey names.
/// Nothing is guessed here, so nothing is counted; an answer counts once, by one statement that spends its challenge.
/// </summary>
internal sealed class PasskeyCheck(Database database, PasskeyParty party, PasskeyOptions options, Sealer sealer, SecretSource random, TimeProvider clock)
{
    private const int ChallengeBytes = 32;

    /// <param name="owner">Nothing where the passkey says who it is; then its owner's finger, face or PIN is required.</param>
    /// <param name="passwordless">Whether it is the whole sign-in.</param>
    public async Task<StartedPasskey> StartAsync(CredentialOwner? owner, bool passwordless, CancellationToken cancellation = default)
    {
        var present = owner is { } known ? await database.ReadAsync(session => PasskeyStore.FindOfAsync(session, known), cancellation) : [];
        var challenge = new byte[ChallengeBytes];
        random.Fill(challenge);
        var verifies = passwordless || owner is null;
        var request = new RequestOptions(party.Get(), challenge, Level(verifies))
        {
            Timeout = options.Timeout,
            Allowed = [.. present.Select(static passkey => passkey.Descriptor)],
        };
        var until = (clock.GetUtcNow() + options.Timeout).ToUnixTimeMilliseconds();
        return new(OptionsWriter.Write(request), new PasskeyTicket(PasskeyTicket.Assertion, owner?.ToString(), challenge, verifies, until).Seal(sealer));
    }

    /// <summary>Judges the browser's answer (WebAuthn level 3, section 7.2) and uses its challenge up.</summary>
    /// <param name="owner">As at the start.</param>
    public async Task<PasskeyVerdict> FinishAsync(CredentialOwner? owner, string token, string answer, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        if (PasskeyTicket.Open(sealer, token, PasskeyTicket.Assertion, now) is not { } ticket || ticket.Owner != owner?.ToString())
        {
            return new PasskeyVerdict.Wrong("it was asked too long ago, or of somebody else");
        }

        if (!AuthenticationResponse.TryRead(answer, out var response))
        {
            return new PasskeyVerdict.Wrong("the answer cannot be read");
        }

        // The owner is the stored credential's, never the page's.
        var passkey = await database.ReadAsync(session => PasskeyStore.FindAsync(session, response.Id), cancellation);
        if (passkey is null || (owner is { } asked && passkey.Owner != asked.ToString()))
        {
            return new PasskeyVerdict.Wrong("no such passkey of this owner");
        }

        var stored = passkey.ToCredential();
        var expected = new AuthenticationExpectation(ticket.Challenge, Level(ticket.VerifiesUser))
        {
            // A bare null would become an empty handle, which nobody has.
            UserHandle = owner is null ? default(ReadOnlyMemory<byte>?) : stored.UserHandle,
        };
        return AuthenticationCeremony.Verify(party.Get(), expected, stored, response) switch
        {
            AuthenticationOutcome.Proved { Proof: var proof } => await UseAsync(passkey, ticket, proof, now, cancellation),
            AuthenticationOutcome.CloneSuspected { Proof: var proof, StoredCount: var count } =>
                new PasskeyVerdict.Wrong($"its counter went from {count} to {proof.SignCount}: the key may have been copied"),
            AuthenticationOutcome.Refused { Reason: var reason } => new PasskeyVerdict.Wrong(reason),
            _ => throw new InvalidOperationException("An assertion is proved or refused."),
        };
    }

    private async Task<PasskeyVerdict> UseAsync(StoredPasskey passkey, PasskeyTicket ticket, AssertionProof proof, DateTimeOffset now, CancellationToken cancellation)
    {
        var used = await database.WriteAsync(
            async session => await PasskeyStore.SpendAsync(session, ticket) && await PasskeyStore.UseAsync(session, passkey, proof, now), cancellation);
        return used
            ? new PasskeyVerdict.Right(CredentialOwner.Read(passkey.Owner), passkey.Serial, proof.UserVerified, now)
            : new PasskeyVerdict.Wrong("the answer was used already, or the passkey was removed meanwhile");
    }

    private static UserVerification Level(bool verifies) => verifies ? UserVerification.Required : UserVerification.Preferred;
}
