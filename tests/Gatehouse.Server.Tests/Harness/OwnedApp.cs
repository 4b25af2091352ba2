using Gatehouse.Protocols.Totp;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Factors;
using Shouldly;

namespace Gatehouse.Server.Tests.Harness;

/// <summary>An authenticator app with its owner's seed; its clock is the test's, or ahead of it.</summary>
internal sealed class OwnedApp(GatehouseHost host, CredentialOwner owner, string serial, byte[] seed)
{
    public CredentialOwner Owner => owner;

    public string Serial => serial;

    /// <summary>By how much its clock is wrong.</summary>
    public TimeSpan Ahead { get; set; }

    /// <summary>What it shows now.</summary>
    public string Code => After(0);

    /// <summary>What it certainly does not show.</summary>
    public string Wrong => Enumerable.Range(0, 100).Select(static each => each.ToString("000000")).First(each => !Enumerable.Range(-3, 7).Select(After).Contains(each));

    /// <summary>What it shows some codes later.</summary>
    public string After(int steps) => TotpCode.At(seed, TotpStep.Of(host.Clock.GetUtcNow() + Ahead) + steps);

    /// <summary>An app that its owner has had for a while.</summary>
    public static async Task<OwnedApp> GiveAsync(GatehouseHost host, string account, CredentialOwner owner, string name = "phone")
    {
        var seed = new byte[TotpSeed.Length];
        var random = host.Get<SecretSource>();
        random.Fill(seed);
        var now = host.Clock.GetUtcNow();
        var device = new MfaDevice
        {
            Serial = MfaSerial.OfApp(account, "/", name),
            AccountId = account,
            Owner = owner.ToString(),
            Kind = MfaDevice.Totp,
            Name = name,
            CreatedAt = now.ToUnixTimeMilliseconds(),
            AddedAt = now.ToUnixTimeMilliseconds(),
        };
        await host.Database.WriteAsync(async session =>
        {
            await MfaOwnerStore.TakeAsync(session, owner, account, random.Token(MfaOwnerStore.HandleBytes), now);
            (await TotpStore.InsertAsync(session, device, host.Get<TotpEnrolment>().Seal(seed), seed, null)).ShouldBeTrue();
        });
        return new(host, owner, device.Serial, seed);
    }
}
