using System.Buffers.Text;
using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors.Passkeys;

/// <param name="OptionsJson">For <c>parseCreationOptionsFromJSON</c> or <c>parseRequestOptionsFromJSON</c>.</param>
/// <param name="Token">Comes back with the browser's answer.</param>
internal sealed record StartedPasskey(string OptionsJson, string Token);

/// <summary>Makes a new passkey of an owner known already. The challenge travels sealed; its answer counts once.</summary>
internal sealed class PasskeyRegistration(
    Database database, PasskeyParty party, PasskeyOptions options, BrandOptions brand, Sealer sealer, SecretSource random, TimeProvider clock)
{
    private const int ChallengeBytes = 32;

    /// <param name="name">As typed at sign-in; password managers show it.</param>
    /// <param name="passwordless">Whether it is to sign in by itself: found without a name, by its owner's finger, face or PIN.</param>
    public async Task<StartedPasskey> StartAsync(
        CredentialOwner owner, string? accountId, string name, string displayName, bool passwordless, CancellationToken cancellation = default)
    {
        var now = clock.GetUtcNow();
        var (handle, present) = await database.WriteAsync(
            async session =>
            {
                await MfaOwnerStore.TakeAsync(session, owner, accountId, random.Token(MfaOwnerStore.HandleBytes), now);
                return ((await MfaOwnerStore.FindUserHandleAsync(session, owner))!, await PasskeyStore.FindOfAsync(session, owner));
            },
            cancellation);
        var challenge = new byte[ChallengeBytes];
        random.Fill(challenge);
        var user = new CredentialUser(Base64Url.DecodeFromChars(handle), name, displayName);
        var creation = new CreationOptions(party.Get(), brand.Name, user, challenge, passwordless ? UserVerification.Required : UserVerification.Preferred)
        {
            Timeout = options.Timeout,
            Excluded = [.. present.Select(static passkey => passkey.Descriptor)],
            Discoverable = passwordless,
            Attestation = options.Attestation,
        };
        var ticket = new PasskeyTicket(PasskeyTicket.Registration, owner.ToString(), challenge, passwordless, (now + options.Timeout).ToUnixTimeMilliseconds());
        return new(OptionsWriter.Write(creation), ticket.Seal(sealer));
    }

    /// <summary>Judges the browser's answer (WebAuthn level 3, section 7.1); <see cref="AddAsync"/> stores what is good.</summary>
    public Outcome<MadePasskey> Finish(CredentialOwner owner, string token, string answer)
    {
        var now = clock.GetUtcNow();
        if (PasskeyTicket.Open(sealer, token, PasskeyTicket.Registration, now) is not { } ticket || ticket.Owner != owner.ToString())
        {
            return FactorRefusals.EnrolmentExpired;
        }

        if (!RegistrationResponse.TryRead(answer, out var response))
        {
            return FactorRefusals.InvalidPasskey("the answer cannot be read");
        }

        var expected = new RegistrationExpectation(ticket.Challenge, ticket.VerifiesUser ? UserVerification.Required : UserVerification.Preferred);
        return RegistrationCeremony.Verify(party.Get(), expected, response, now) switch
        {
            RegistrationOutcome.Registered { Credential: var credential } => new MadePasskey(ticket, credential),
            RegistrationOutcome.Refused { Reason: var reason } => FactorRefusals.InvalidPasskey(reason),
            _ => throw new InvalidOperationException("A registration is good or refused."),
        };
    }

    /// <summary>Stores it once over all owners (step 26). Nothing when it is added.</summary>
    public async Task<Refusal?> AddAsync(DbSession session, CredentialOwner owner, MfaDevice device, MadePasskey made)
    {
        await MfaOwnerStore.TakeAsync(session, owner, device.AccountId, random.Token(MfaOwnerStore.HandleBytes), clock.GetUtcNow());
        if (!await PasskeyStore.SpendAsync(session, made.Ticket) || await PasskeyStore.FindAsync(session, made.Credential.Id) is not null)
        {
            return FactorRefusals.InUse;
        }

        return await PasskeyStore.InsertAsync(session, device, made.Credential)
            ? null
            : await TotpEnrolment.FindObstacleAsync(session, owner, device.Name);
    }
}

/// <summary>A credential that was judged good and is not stored yet.</summary>
internal sealed record MadePasskey(PasskeyTicket Ticket, NewCredential Credential);
