using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <summary>
/// Verifies that somebody holds a passkey: of an owner known already, or of whomever the passkey names.
/// No answer can be guessed, so nothing is counted here; it counts once, by one statement that spends its challenge.
/// </summary>
internal sealed class PasskeyCheck(Database database, PasskeyParty party, PasskeyOptions options, Sealer sealer, SecretSource random, TimeProvider clock)
{
    /// <summary>Why a right answer may be worth nothing when it is spent.</summary>
    public const string UsedOrRemoved = "the passkey's answer was used already, or the passkey was removed meanwhile";

    private const int ChallengeBytes = 32;

    /// <param name="owner">Nothing where the passkey says who it is; then its owner's finger, face or PIN is required.</param>
    /// <param name="passwordless">Whether it is the whole sign-in.</param>
    /// <param name="boundTo">The sign-in or the browser that it is asked in.</param>
    public async Task<StartedPasskey> StartAsync(
        CredentialOwner? owner, bool passwordless, string? boundTo = null, CancellationToken cancellation = default)
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
        return new(OptionsWriter.Write(request), new PasskeyTicket(PasskeyTicket.Assertion, owner?.ToString(), challenge, verifies, until, boundTo).Seal(sealer));
    }

    /// <summary>Judges the browser's answer and uses it up.</summary>
    /// <param name="owner">As at the start.</param>
    public async Task<PasskeyVerdict> FinishAsync(CredentialOwner? owner, string token, string answer, CancellationToken cancellation = default)
    {
        var verdict = await CheckAsync(owner, token, answer, null, cancellation);
        return verdict is PasskeyVerdict.Right { Proof: var proof } && !await database.WriteAsync(session => SpendAsync(session, proof), cancellation)
            ? new PasskeyVerdict.Wrong(UsedOrRemoved)
            : verdict;
    }

    /// <summary>Whose passkey an answer names; it proves nothing yet.</summary>
    public async Task<CredentialOwner?> FindOwnerAsync(string answer, CancellationToken cancellation = default) =>
        AuthenticationResponse.TryRead(answer, out var response)
        && await database.ReadAsync(session => PasskeyStore.FindAsync(session, response.Id), cancellation) is { } passkey
            ? CredentialOwner.Read(passkey.Owner)
            : null;

    /// <summary>
    /// Judges the browser's answer (WebAuthn level 3, section 7.2), for callers with a transaction of their own, in which they call
    /// <see cref="SpendAsync"/>.
    /// </summary>
    /// <param name="owner">As at the start.</param>
    /// <param name="boundTo">As at the start.</param>
    public async Task<PasskeyVerdict> CheckAsync(
        CredentialOwner? owner, string token, string answer, string? boundTo, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        if (PasskeyTicket.Open(sealer, token, PasskeyTicket.Assertion, now) is not { } ticket || ticket.Owner != owner?.ToString() || ticket.BoundTo != boundTo)
        {
            return new PasskeyVerdict.Wrong("the passkey was asked for too long ago, or of somebody else");
        }

        if (!AuthenticationResponse.TryRead(answer, out var response))
        {
            return new PasskeyVerdict.Wrong("the passkey's answer cannot be read");
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
            AuthenticationOutcome.Proved { Proof: var proof } => new PasskeyVerdict.Right(new(passkey, ticket, proof, now)),
            AuthenticationOutcome.CloneSuspected { Proof: var proof, StoredCount: var count } =>
                new PasskeyVerdict.Wrong($"the passkey's counter went from {count} to {proof.SignCount}: it may have been copied", passkey.Serial),
            AuthenticationOutcome.Refused { Reason: var reason } => new PasskeyVerdict.Wrong("passkey refused: " + reason),
            _ => throw new InvalidOperationException("An assertion is proved or refused."),
        };
    }

    /// <summary>Uses an answer up; false when somebody was faster, the counter moved on, or the device is gone. Part of the caller's transaction.</summary>
    public static async Task<bool> SpendAsync(DbSession session, PasskeyProof proof) =>
        await PasskeyStore.SpendAsync(session, proof.Ticket) && await PasskeyStore.UseAsync(session, proof.Passkey, proof.Assertion, proof.At);

    private static UserVerification Level(bool verifies) => verifies ? UserVerification.Required : UserVerification.Preferred;
}
