using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Network;

public sealed class ListeningRulesTests
{
    [Theory]
    [InlineData("http://*:8080")]
    [InlineData("http://0.0.0.0:8080")]
    [InlineData("http://[::]:8080")]
    [InlineData("http://signin.example.com")]
    public void Plain_http_outside_of_this_machine_is_told_at_the_start(string url)
    {
        ListeningRules.Problems(new() { Urls = [url] }, new(), new()).ShouldHaveSingleItem().ShouldContain("plain http");
        ListeningRules.Problems(new() { Urls = [url] }, new() { Trusted = ["10.0.0.5"] }, new()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1:0")]
    [InlineData("http://[::1]:8080")]
    public void On_this_machine_it_is_welcome(string url) => ListeningRules.Problems(new() { Urls = [url] }, new(), new()).ShouldBeEmpty();

    [Fact]
    public void A_public_address_in_the_clear_is_refused() =>
        ListeningRules.Problems(new() { PublicUrl = "http://signin.example.com" }, new(), new()).ShouldHaveSingleItem().ShouldContain("PublicUrl");

    [Fact]
    public void Https_without_a_certificate_names_the_setting() =>
        ListeningRules.Problems(new() { Urls = ["https://*:8443"] }, new(), new()).ShouldHaveSingleItem().ShouldContain("Tls:CertificateFile");

    [Theory]
    [InlineData("localhost:8080")]
    [InlineData("ftp://localhost")]
    [InlineData("nonsense")]
    public void What_is_no_address_is_told(string url) => ListeningRules.Problems(new() { Urls = [url] }, new(), new()).ShouldHaveSingleItem().ShouldContain(url);

    [Fact]
    public async Task The_certificate_of_the_settings_is_the_one_that_is_shown()
    {
        var folder = Directory.CreateTempSubdirectory("gatehouse-tls-");
        try
        {
            using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
            var request = new CertificateRequest("CN=signin.example.com", key, HashAlgorithmName.SHA256);
            using var certificate = request.CreateSelfSigned(TimeProvider.System.GetUtcNow().AddDays(-1), TimeProvider.System.GetUtcNow().AddDays(1));
            var (certificateFile, keyFile) = (Path.Combine(folder.FullName, "c.pem"), Path.Combine(folder.FullName, "k.pem"));
            await File.WriteAllTextAsync(certificateFile, certificate.ExportCertificatePem());
            await File.WriteAllTextAsync(keyFile, key.ExportPkcs8PrivateKeyPem());
            await using var host = await GatehouseHost.StartAsync(
                ("Urls", "https://127.0.0.1:0"), ("Tls:CertificateFile", certificateFile), ("Tls:KeyFile", keyFile));

            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, host.Origin.Port);
            await using var tls = new System.Net.Security.SslStream(client.GetStream(), false, (_, shown, _, _) => shown!.Subject == "CN=signin.example.com");
            await tls.AuthenticateAsClientAsync("signin.example.com");
            tls.RemoteCertificate!.GetCertHashString().ShouldBe(certificate.GetCertHashString());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task A_certificate_that_is_none_is_a_sentence_and_not_a_crash()
    {
        var file = Path.GetTempFileName();
        await File.WriteAllTextAsync(file, "no certificate");
        try
        {
            var refused = await Should.ThrowAsync<SettingsException>(() =>
                GatehouseHost.StartAsync(("Urls", "https://127.0.0.1:0"), ("Tls:CertificateFile", file)));
            refused.Message.ShouldContain(file);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
