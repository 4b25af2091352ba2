using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Gatehouse.Protocols.Totp;
using Gatehouse.Protocols.WebAuthn.Keys;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Microsoft.Extensions.DependencyInjection;

namespace Gatehouse.Benchmarks.Load;

/// <summary>What proves the seeded accounts' root users, in the hands of the client: authenticator apps, or passkeys that share one key pair.</summary>
internal sealed class SeededDevices : IDisposable
{
    /// <summary>A code works once, and all codes change together: at this many accounts nobody comes twice within two of them.</summary>
    public const int Apps = 6_000;

    public const int Passkeys = 2_000;

    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public Task<SeededAccounts> WithAppsAsync() => SeededAccounts.MakeAsync(Apps, static async (services, session, account, number) =>
    {
        await TakeAsync(session, account, number);
        var seed = Seed(number);
        await TotpStore.InsertAsync(session, Device(account, number, MfaDevice.Totp), services.GetRequiredService<TotpEnrolment>().Seal(seed), seed, null);
    });

    public Task<SeededAccounts> WithPasskeysAsync() => SeededAccounts.MakeAsync(Passkeys, async (_, session, account, number) =>
    {
        await TakeAsync(session, account, number);
        await PasskeyStore.InsertAsync(session, Device(account, number, MfaDevice.Passkey), new(CredentialId(number), PublicKey(), CoseAlgorithm.ES256, 0) { UserVerified = true });
    });

    /// <summary>What the app shows now.</summary>
    public static string Code(int number) => TotpCode.At(Seed(number), TotpStep.Of(TimeProvider.System.GetUtcNow()));

    /// <summary>The browser's answer to a question of the server's.</summary>
    public string Answer(int number, string challenge, string relyingParty, string origin)
    {
        var clientData = Encoding.ASCII.GetBytes($$"""{"type":"webauthn.get","challenge":"{{challenge}}","origin":"{{origin}}","crossOrigin":false}""");
        byte[] data = [.. SHA256.HashData(Encoding.ASCII.GetBytes(relyingParty)), 0x05, 0, 0, 0, 0];
        var signature = key.SignData([.. data, .. SHA256.HashData(clientData)], HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence);
        var id = Write(CredentialId(number));
        return $$$"""
            {"id":"{{{id}}}","rawId":"{{{id}}}","type":"public-key","clientExtensionResults":{},"response":{"clientDataJSON":"{{{Write(clientData)}}}","authenticatorData":"{{{Write(data)}}}","signature":"{{{Write(signature)}}}","userHandle":"{{{Write(Handle(number))}}}"}}
            """;
    }

    public void Dispose() => key.Dispose();

    private static string Write(ReadOnlySpan<byte> bytes) => Base64Url.EncodeToString(bytes);

    private static byte[] Seed(int number) => SHA256.HashData(Name("seed", number))[..TotpSeed.Length];

    private static byte[] CredentialId(int number) => SHA256.HashData(Name("credential", number));

    private static byte[] Handle(int number) => SHA512.HashData(Name("handle", number));

    private static byte[] Name(string what, int number) => Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{what} {number}"));

    private static Task TakeAsync(DbSession session, Account account, int number) =>
        MfaOwnerStore.TakeAsync(session, account.Root, account.Id.Digits, Write(Handle(number)), DateTimeOffset.UnixEpoch);

    private static MfaDevice Device(Account account, int number, string kind) => new()
    {
        Serial = string.Create(CultureInfo.InvariantCulture, $"arn:aws:iam::{account.Id.Digits}:mfa/bench-{number}"),
        AccountId = account.Id.Digits,
        Owner = account.Root.ToString(),
        Kind = kind,
        Name = "bench",
    };

    /// <summary>As COSE writes it (RFC 9053, section 7.1.1).</summary>
    private byte[] PublicKey()
    {
        var point = key.ExportParameters(includePrivateParameters: false).Q;
        return [0xA5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20, .. point.X!, 0x22, 0x58, 0x20, .. point.Y!];
    }
}
