using System.Security.Cryptography;
using System.Text.Json;
using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Credentials;

namespace Gatehouse.Server.People.Factors;

/// <param name="Token">The seed, sealed for its owner; it travels through the form, so that an enrolment nobody finishes leaves nothing behind.</param>
internal sealed record StartedTotp(string Token, TotpSecret Secret);

/// <summary>Codes that show that the app has the seed.</summary>
/// <param name="Try">Given back when the device is added.</param>
internal sealed record TotpSetup(TotpMatch Match, ReservedTry Try);

/// <summary>Puts a seed into an authenticator app and finds out whether it arrived.</summary>
internal sealed class TotpEnrolment(AttemptGuard guard, Sealer sealer, SecretSource random, BrandOptions brand, TimeProvider clock)
{
    /// <summary>A count of its own: who fumbles here need not wait at the next sign-in.</summary>
    public const string Factor = "totp setup";

    public static readonly TimeSpan Lifetime = TimeSpan.FromHours(1);

    private const string TokenPurpose = "totp-enrolment";

    /// <param name="name">The user's, as the app will show it.</param>
    /// <param name="account">Its alias, or its id where it has none.</param>
    public StartedTotp Start(CredentialOwner owner, string name, string account)
    {
        var seed = NewSeed(TotpSeed.Length);
        var pending = new Pending(owner.ToString(), seed, (clock.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds());
        var started = new StartedTotp(sealer.Seal(TokenPurpose, JsonSerializer.Serialize(pending)), TotpSecret.Of(seed, name, account, brand.Name));
        CryptographicOperations.ZeroMemory(seed);
        return started;
    }

    /// <summary>The same secret again, for a form that came back; nothing when it is too old or another's.</summary>
    public StartedTotp? Find(string token, CredentialOwner owner, string name, string account) =>
        Open(token, owner) is { } seed ? new(token, TotpSecret.Of(seed, name, account, brand.Name)) : null;

    /// <summary>The seed of a started enrolment, for its owner and while it lasts.</summary>
    public byte[]? Open(string token, CredentialOwner owner)
    {
        if (sealer.OpenText(TokenPurpose, token) is not { } text || JsonSerializer.Deserialize<Pending>(text) is not { } pending)
        {
            return null;
        }

        return pending.Owner == owner.ToString() && clock.GetUtcNow().ToUnixTimeMilliseconds() < pending.ExpiresAt ? pending.Seed : null;
    }

    public byte[] NewSeed(int length)
    {
        var seed = new byte[length];
        random.Fill(seed);
        return seed;
    }

    public TotpSecret Show(ReadOnlySpan<byte> seed, string name, string account) => TotpSecret.Of(seed, name, account, brand.Name);

    public string Seal(ReadOnlySpan<byte> seed) => sealer.Seal(TotpState.Purpose, seed);

    /// <summary>
    /// Two consecutive codes, as root and IAM users show them, find any clock; a single one must be of about now. Each check takes a try:
    /// whoever gives somebody else's device to himself would have to guess.
    /// </summary>
    /// <param name="code2">Nothing where one code is enough.</param>
    /// <param name="lastStep">The last step that was used of this seed.</param>
    public async Task<Outcome<TotpSetup>> CheckAsync(
        CredentialOwner owner, byte[] seed, string code1, string? code2, TrySource source, long lastStep = TotpStep.None)
    {
        switch (await guard.ReserveAsync(owner, Factor, source))
        {
            case GuardVerdict.Refused { Wait: var wait }:
                return FactorRefusals.Throttled(wait);
            case GuardVerdict.Reserved { Try: var reserved }:
                var (first, now) = (TotpDeviceCheck.Strip(code1), clock.GetUtcNow());
                var match = code2 is null
                    ? TotpCheck.Find(seed, first, now, 0, lastStep)
                    : TotpResync.Find(seed, first, TotpDeviceCheck.Strip(code2), now, lastStep);
                return match is { } found ? new TotpSetup(found, reserved) : FactorRefusals.InvalidCode();
            default:
                throw new InvalidOperationException("The guard knows only yes and no.");
        }
    }

    /// <summary>The app of a virtual device that nobody uses yet.</summary>
    public async Task<Outcome<TotpSetup>> CheckAsync(CredentialOwner owner, TotpState state, string code1, string? code2, TrySource source)
    {
        if (sealer.Open(TotpState.Purpose, state.SealedSeed) is not { } seed)
        {
            return FactorRefusals.InvalidCode("the seed was sealed by a key file that is gone");
        }

        var outcome = await CheckAsync(owner, seed, code1, code2, source, state.LastStep);
        CryptographicOperations.ZeroMemory(seed);
        return outcome;
    }

    /// <summary>Adds a device of a seed that was never stored before; the owner's row is taken first. Nothing when it is added.</summary>
    public async Task<Refusal?> AddAsync(DbSession session, CredentialOwner owner, MfaDevice device, byte[] seed, TotpSetup setup)
    {
        await MfaOwnerStore.TakeAsync(session, owner, device.AccountId, random.Token(MfaOwnerStore.HandleBytes), clock.GetUtcNow());
        if (!await TotpStore.InsertAsync(session, device, Seal(seed), seed, setup.Match))
        {
            return await TotpStore.IsKnownAsync(session, seed) ? FactorRefusals.InUse : await FindObstacleAsync(session, owner, device.Name);
        }

        await AttemptGuard.GiveBackAsync(session, setup.Try);
        return null;
    }

    /// <summary>Gives a virtual device to its owner, once. Nothing when it is done.</summary>
    public async Task<Refusal?> AssignAsync(DbSession session, CredentialOwner owner, MfaDevice device, TotpSetup setup)
    {
        var now = clock.GetUtcNow();
        await MfaOwnerStore.TakeAsync(session, owner, device.AccountId, random.Token(MfaOwnerStore.HandleBytes), now);
        if (!await MfaDeviceStore.AssignAsync(session, device.Serial, owner, setup.Match, now))
        {
            return await FindObstacleAsync(session, owner, device.Name);
        }

        await AttemptGuard.GiveBackAsync(session, setup.Try);
        return null;
    }

    /// <summary>Why a device could not be given to an owner.</summary>
    public static async Task<Refusal> FindObstacleAsync(DbSession session, CredentialOwner owner, string name)
    {
        var devices = await MfaDeviceStore.FindDevicesAsync(session, owner);
        return devices.Any(device => MfaDevice.KeyOf(device.Name) == MfaDevice.KeyOf(name)) ? FactorRefusals.NameTaken
            : devices.Count >= MfaDevice.Most ? FactorRefusals.LimitExceeded
            : FactorRefusals.InUse;
    }

    private sealed record Pending(string Owner, byte[] Seed, long ExpiresAt);
}
