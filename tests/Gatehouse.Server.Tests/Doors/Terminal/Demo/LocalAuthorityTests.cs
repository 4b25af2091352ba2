using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Doors.Terminal.Demo;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal.Demo;

public sealed class LocalAuthorityTests : IDisposable
{
    private readonly string folder = Path.Combine(Directory.CreateTempSubdirectory("gatehouse-tls-").FullName, "tls");
    private readonly TestClock clock = new();

    public LocalAuthorityTests() => clock.Advance(TimeProvider.System.GetUtcNow() - clock.GetUtcNow());

    private LocalAuthority Authority => new(folder, SecretSource.System, clock);

    public void Dispose() => Directory.Delete(Path.GetDirectoryName(folder)!, recursive: true);

    [Fact]
    public void Its_certificate_is_good_for_this_machine_and_nobody_else_can_read_the_keys()
    {
        Authority.Prepare();
        foreach (var name in new[] { "localhost", "example-works.apps.localhost", "127.0.0.1", "::1" })
        {
            Read().MatchesHostname(name).ShouldBeTrue(name);
        }

        IsTrusted(Read()).ShouldBeTrue();
        Directory.EnumerateFiles(folder).ToList().ForEach(FileRights.ShouldBeClosedToOthers);
    }

    [Fact]
    public void Whoever_steals_the_authority_cannot_vouch_for_another_host()
    {
        Authority.Prepare();
        using var authority = X509Certificate2.CreateFromPemFile(Authority.AuthorityFile, Path.Combine(folder, "ca.key"));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=bank.example", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("bank.example");
        request.CertificateExtensions.Add(names.Build());
        IsTrusted(request.Create(authority, clock.GetUtcNow(), clock.GetUtcNow().AddDays(1), [1])).ShouldBeFalse();
    }

    [Fact]
    public void It_is_kept_and_renewed_before_it_expires_by_the_same_authority()
    {
        Authority.Prepare();
        var (first, trusted) = (Read().SerialNumber, File.ReadAllText(Authority.AuthorityFile));
        clock.Advance(TimeSpan.FromDays(200));
        Authority.Prepare();
        Read().SerialNumber.ShouldBe(first);
        clock.Advance(TimeSpan.FromDays(100));
        Authority.Prepare();
        Read().SerialNumber.ShouldNotBe(first);
        File.ReadAllText(Authority.AuthorityFile).ShouldBe(trusted);
        File.WriteAllText(Authority.CertificateFile, "broken");
        Authority.Prepare();
        Read().MatchesHostname("localhost").ShouldBeTrue();
    }

    private X509Certificate2 Read() => X509Certificate2.CreateFromPem(File.ReadAllText(Authority.CertificateFile));

    private bool IsTrusted(X509Certificate2 certificate)
    {
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.ImportFromPemFile(Authority.AuthorityFile);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.VerificationTime = clock.GetUtcNow().UtcDateTime.AddMinutes(1);
        return chain.Build(certificate);
    }
}
