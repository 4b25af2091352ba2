using System.Diagnostics.Metrics;
using System.Text;
using BenchmarkDotNet.Attributes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace Gatehouse.Benchmarks.People.Credentials;

/// <summary>What the queue and the PHC string add to the bare hash, and how much of every core a full house uses.</summary>
[MemoryDiagnoser]
public class PasswordHasherBench
{
    private const string Typed = "violet-Turbine 27";
    private const int Crowd = 32;

    private readonly PlainPassword _password = PlainPassword.From(Typed);
    private readonly byte[] _bytes = Encoding.UTF8.GetBytes(Typed);
    private readonly byte[] _salt = new byte[Argon2.SaltBytes];
    private ServiceProvider _services = null!;
    private PasswordHasher _hasher = null!;
    private string _argon2 = "";
    private string _pbkdf2 = "";

    [GlobalSetup]
    public void Setup()
    {
        _services = new ServiceCollection().AddMetrics().BuildServiceProvider();
        _hasher = Make(PasswordSchemes.OfThisMachine());
        using var fallback = Make([new Pbkdf2Scheme()]);
        _argon2 = Hash(_hasher);
        _pbkdf2 = Hash(fallback);
    }

    [GlobalCleanup]
    public void Cleanup()
    {
        _hasher.Dispose();
        _services.Dispose();
    }

    [Benchmark(Baseline = true)]
    public byte[] Bare_Argon2id() => Argon2.Hash(_bytes, _salt, 19_456, 2, 32);

    [Benchmark]
    public async Task<bool> Verify_Argon2id() => await Verify(_argon2);

    [Benchmark]
    public async Task<bool> Verify_Pbkdf2() => await Verify(_pbkdf2);

    [Benchmark(OperationsPerInvoke = Crowd)]
    public async Task<bool> Verify_with_a_crowd_in_the_queue()
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, Crowd).Select(_ => Verify(_argon2)));
        return answers.All(answer => answer);
    }

    [Benchmark]
    public int Check_the_rules() =>
        PasswordRules.Check(_password, new PasswordContext(PasswordPreset.Guide, WithMfa: false, "rosalind.keller@example.com", "Keller")).Count;

    private static string Hash(PasswordHasher hasher) =>
        ((HashResult.Hashed)hasher.HashAsync(PlainPassword.From(Typed), CancellationToken.None).AsTask().GetAwaiter().GetResult()).Phc;

    private async Task<bool> Verify(string phc) =>
        await _hasher.VerifyAsync(_password, phc, CancellationToken.None) is VerifyResult.Verified { Matches: true };

    private PasswordHasher Make(IReadOnlyList<IPasswordScheme> schemes) =>
        new(schemes, new CredentialOptions(), SecretSource.System, _services.GetRequiredService<IMeterFactory>(), NullLogger<PasswordHasher>.Instance);
}
