using System.Diagnostics.Metrics;
using System.Security.Cryptography;
using Gatehouse.Protocols.Encodings;
using Gatehouse.Server.Foundation.Secrets;

namespace Gatehouse.Server.People.Credentials;

/// <summary>Hashes and verifies passwords on the thread pool, a bounded number at a time.</summary>
internal sealed partial class PasswordHasher : IDisposable
{
    private static readonly HashResult s_hashBusy = new HashResult.Busy();
    private static readonly VerifyResult s_verifyBusy = new VerifyResult.Busy();

    private readonly IReadOnlyList<IPasswordScheme> _schemes;
    private readonly SecretSource _secrets;
    private readonly ILogger<PasswordHasher> _log;
    private readonly HashGate _gate;
    private readonly Counter<long> _hashes;
    private readonly Lazy<string> _standIn;

    /// <summary>Takes the schemes that work on this machine; new hashes are of the first.</summary>
    public PasswordHasher(
        IReadOnlyList<IPasswordScheme> schemes,
        CredentialOptions options,
        SecretSource secrets,
        IMeterFactory meters,
        ILogger<PasswordHasher> log)
    {
        ArgumentOutOfRangeException.ThrowIfZero(schemes.Count);
        _schemes = schemes;
        _secrets = secrets;
        _log = log;
        _gate = new HashGate(options.HashConcurrency > 0 ? options.HashConcurrency : Environment.ProcessorCount, options.HashQueue);
        _standIn = new Lazy<string>(MakeStandIn);

        var meter = meters.Create("Gatehouse.Credentials");
        _hashes = meter.CreateCounter<long>("gatehouse.password.hashes", "{hash}", "Password hashes computed");
        meter.CreateObservableGauge("gatehouse.password.queue", () => _gate.Waiting, "{hash}", "Password hashes waiting for a core");
    }

    /// <summary>
    /// Matches no password that anybody knows and costs what a real one costs:
    /// verified for names that do not exist, so that both answers take the same time.
    /// </summary>
    public string StandInHash => _standIn.Value;

    private IPasswordScheme Present => _schemes[0];

    public async ValueTask<HashResult> HashAsync(PlainPassword password, CancellationToken cancellation)
    {
        if (!await _gate.EnterAsync(cancellation))
        {
            return s_hashBusy;
        }

        try
        {
            _hashes.Add(1, new KeyValuePair<string, object?>("kind", "hash"));
            return new HashResult.Hashed(await Task.Run(() => Hash(password), cancellation));
        }
        finally
        {
            _gate.Leave();
        }
    }

    public async ValueTask<VerifyResult> VerifyAsync(PlainPassword password, string phc, CancellationToken cancellation)
    {
        if (!await _gate.EnterAsync(cancellation))
        {
            return s_verifyBusy;
        }

        try
        {
            _hashes.Add(1, new KeyValuePair<string, object?>("kind", "verify"));
            return await Task.Run(() => Verify(password, phc), cancellation);
        }
        finally
        {
            _gate.Leave();
        }
    }

    public void Dispose() => _gate.Dispose();

    private string Hash(PlainPassword password)
    {
        var salt = Draw(Present.SaltBytes);
        var bytes = password.RevealBytes();
        try
        {
            return PhcWriter.Write(Present.Wrap(salt, Present.Hash(bytes, salt)));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    private VerifyResult.Verified Verify(PlainPassword password, string phc)
    {
        var bytes = password.RevealBytes();
        try
        {
            var stored = PhcReader.Read(phc);
            var scheme = stored is null ? null : _schemes.FirstOrDefault(known => known.Name == stored.Scheme);
            if (stored is null || scheme is null || !scheme.Accepts(stored))
            {
                // An operator must see it; the person at the door must not learn from the time that this row is special.
                LogUnusable(_log, stored?.Scheme ?? "unreadable");
                var standIn = PhcReader.Read(StandInHash);
                _ = standIn is not null && Present.Matches(bytes, standIn);
                return new VerifyResult.Verified(Matches: false, NeedsRehash: false);
            }

            var matches = scheme.Matches(bytes, stored);
            return new VerifyResult.Verified(matches, matches && !Present.IsPresent(stored));
        }
        finally
        {
            CryptographicOperations.ZeroMemory(bytes);
        }
    }

    // No password is hashed here: random bytes in the hash's place are as good and cost nothing.
    private string MakeStandIn() => PhcWriter.Write(Present.Wrap(Draw(Present.SaltBytes), Draw(Present.HashBytes)));

    private byte[] Draw(int count)
    {
        var bytes = new byte[count];
        _secrets.Fill(bytes);
        return bytes;
    }

    [LoggerMessage(1, LogLevel.Error, "A stored password hash ({Scheme}) cannot be checked: libsodium is missing, its cost is out of bounds, or the row is damaged. Its owner cannot sign in.")]
    private static partial void LogUnusable(ILogger log, string scheme);
}
