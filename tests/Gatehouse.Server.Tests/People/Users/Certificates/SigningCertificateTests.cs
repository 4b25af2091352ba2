using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Certificates;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.Certificates;

public sealed class SigningCertificateTests
{
    [Fact]
    public async Task A_certificate_is_uploaded_listed_updated_and_deleted()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var pem = Make(iam);
        var made = (await UploadAsync(iam, pem)).ShouldBeDone().Certificate;
        made.CertificateId.ShouldMatch("^[A-Z2-7]{32}$");
        made.ShouldBe(new CertificateView("alice", made.CertificateId, pem, "Active", iam.Host.Clock.GetUtcNow()));
        (await iam.RunAsync(iam.Get<UpdateSigningCertificate>(), new() { UserName = "alice", CertificateId = made.CertificateId, Status = "Inactive" })).ShouldBeDone();
        var list = (await iam.RunAsync(iam.Get<ListSigningCertificates>(), new() { UserName = "alice" })).ShouldBeDone();
        list.Certificates.ShouldBe([made with { Status = "Inactive" }]);
        list.IsTruncated.ShouldBeFalse();
        (await iam.RunAsync(iam.Get<DeleteUser>(), new() { UserName = "alice" })).ShouldBeRefused("DeleteConflict").PublicText.ShouldBe("Cannot delete entity, must delete signing certificates first.");
        (await iam.RunAsync(iam.Get<DeleteSigningCertificate>(), new() { UserName = "alice", CertificateId = made.CertificateId })).ShouldBeDone();
        (await iam.RunAsync(iam.Get<ListSigningCertificates>(), new() { UserName = "alice" })).ShouldBeDone().Certificates.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_third_certificate_is_one_too_many()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        (await UploadAsync(iam, Make(iam))).ShouldBeDone();
        (await UploadAsync(iam, Make(iam))).ShouldBeDone();
        (await UploadAsync(iam, Make(iam))).ShouldBeRefused("LimitExceeded").PublicText.ShouldBe("Cannot exceed quota for CertificatesPerUser: 2");
    }

    [Theory]
    [InlineData("nothing like a certificate")]
    [InlineData("-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----")]
    public async Task What_is_no_PEM_certificate_is_malformed(string body)
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        (await UploadAsync(iam, body)).ShouldBeRefused("MalformedCertificate");
    }

    [Fact]
    public async Task An_expired_or_doubled_certificate_is_refused()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        var pem = Make(iam);
        (await UploadAsync(iam, pem)).ShouldBeDone();
        (await UploadAsync(iam, "\n" + pem)).ShouldBeRefused("DuplicateCertificate");
        iam.Host.Clock.Advance(TimeSpan.FromDays(31));
        (await UploadAsync(iam, pem)).ShouldBeRefused("InvalidCertificate");
    }

    [Fact]
    public async Task An_unknown_certificate_id_is_named_in_the_answer()
    {
        await using var iam = await Iam.StartAsync();
        await iam.UserAsync();
        await iam.UserAsync("bob");
        var foreign = (await iam.RunAsync(iam.Get<UploadSigningCertificate>(), new() { UserName = "bob", CertificateBody = Make(iam) })).ShouldBeDone().Certificate.CertificateId;
        foreach (var id in new[] { new string('A', 32), foreign })
        {
            var text = $"The Certificate with id {id} cannot be found.";
            (await iam.RunAsync(iam.Get<UpdateSigningCertificate>(), new() { UserName = "alice", CertificateId = id, Status = "Inactive" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(text);
            (await iam.RunAsync(iam.Get<DeleteSigningCertificate>(), new() { UserName = "alice", CertificateId = id })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(text);
        }
    }

    [Fact]
    public async Task Upload_update_list_and_delete_for_an_unknown_user_all_say_that_there_is_no_such_user()
    {
        await using var iam = await Iam.StartAsync();
        const string Text = "The user with name nobody cannot be found.";
        (await iam.RunAsync(iam.Get<UploadSigningCertificate>(), new() { UserName = "nobody", CertificateBody = "x" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(Text);
        (await iam.RunAsync(iam.Get<UpdateSigningCertificate>(), new() { UserName = "nobody", CertificateId = new('A', 32), Status = "Active" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(Text);
        (await iam.RunAsync(iam.Get<ListSigningCertificates>(), new() { UserName = "nobody" })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(Text);
        (await iam.RunAsync(iam.Get<DeleteSigningCertificate>(), new() { UserName = "nobody", CertificateId = new('A', 32) })).ShouldBeRefused("NoSuchEntity").PublicText.ShouldBe(Text);
    }

    private static Task<Outcome<UploadSigningCertificateReply>> UploadAsync(Iam iam, string body) =>
        iam.RunAsync(iam.Get<UploadSigningCertificate>(), new() { UserName = "alice", CertificateBody = body });

    private static string Make(Iam iam)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var now = iam.Host.Clock.GetUtcNow();
        using var certificate = new CertificateRequest("CN=alice", key, HashAlgorithmName.SHA256).CreateSelfSigned(now.AddDays(-1), now.AddDays(30));
        return certificate.ExportCertificatePem();
    }
}
