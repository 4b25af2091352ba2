using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Access.Roles.Certificates;
using Gatehouse.Server.Tests.Access.Temporary;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Roles.Certificates;

public sealed class ServerCertificateTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Expires = new(2027, 1, 1, 0, 0, 0, TimeSpan.Zero);
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
    private IamStory story = null!;

    private string Body => new CertificateRequest("CN=test", key, HashAlgorithmName.SHA256).CreateSelfSigned(Expires.AddYears(-1), Expires).ExportCertificatePem();

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync()
    {
        key.Dispose();
        await story.DisposeAsync();
    }

    [Fact]
    public async Task A_certificate_is_shown_with_empty_tags_and_never_with_its_key()
    {
        var body = Body;
        await UploadAsync("web", body);
        var got = (await story.DoAsync(story.Get<GetServerCertificate>(), new GetServerCertificateRequest { ServerCertificateName = "web" })).ServerCertificate;
        got.CertificateBody.ShouldBe(body);
        got.Tags.ShouldBeEmpty();
        got.CertificateChain.ShouldBeNull();
        got.ServerCertificateMetadata.Path.ShouldBe("/");
        got.ServerCertificateMetadata.Arn.ShouldBe($"arn:aws:iam::{story.AccountId}:server-certificate/web");
        got.ServerCertificateMetadata.ServerCertificateId.ShouldMatch("^ASCA[A-Z2-7]{17}$");
        got.ServerCertificateMetadata.Expiration.ShouldBe(Expires);
        got.ServerCertificateMetadata.UploadDate.ShouldBe(story.Host.Clock.GetUtcNow());
        var stored = (await story.ReadAsync(session => ServerCertificateStore.FindAsync(session, story.AccountId, "WEB"))).ShouldNotBeNull();
        stored.SealedPrivateKey.ShouldNotContain("PRIVATE KEY");
    }

    [Fact]
    public async Task What_is_no_certificate_or_another_ones_key_is_refused()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        await RefusedAsync("MalformedCertificate", "web", "nothing", key.ExportPkcs8PrivateKeyPem());
        await RefusedAsync("MalformedCertificate", "web", Body, "nothing");
        await RefusedAsync("KeyPairMismatch", "web", Body, other.ExportPkcs8PrivateKeyPem());
        await UploadAsync("web", Body);
        await RefusedAsync("EntityAlreadyExists", "Web", Body, key.ExportPkcs8PrivateKeyPem());
    }

    [Fact]
    public async Task A_twenty_first_certificate_exceeds_the_quota()
    {
        var body = Body;
        for (var i = 0; i < 20; i++)
        {
            await UploadAsync($"c{i}", body);
        }

        await RefusedAsync("LimitExceeded", "more", body, key.ExportPkcs8PrivateKeyPem());
        var page = await story.DoAsync(story.Get<ListServerCertificates>(), new ListServerCertificatesRequest { MaxItems = 15 });
        page.ServerCertificateMetadataList.Count.ShouldBe(15);
        (await story.DoAsync(story.Get<ListServerCertificates>(), new ListServerCertificatesRequest { Marker = page.Marker })).ServerCertificateMetadataList.Count.ShouldBe(5);
    }

    [Fact]
    public async Task A_certificate_is_renamed_and_deleted()
    {
        await UploadAsync("web", Body);
        await UploadAsync("other", Body);
        var rename = new UpdateServerCertificateRequest { ServerCertificateName = "web", NewServerCertificateName = "site", NewPath = "/cloud/" };
        (await story.ChecksAsync(story.Get<UpdateServerCertificate>(), rename)).Select(static each => each.Resource)
            .ShouldBe([$"arn:aws:iam::{story.AccountId}:server-certificate/web", $"arn:aws:iam::{story.AccountId}:server-certificate/cloud/site"]);
        await story.DoAsync(story.Get<UpdateServerCertificate>(), rename);
        await story.RefusedAsync("EntityAlreadyExists", story.Get<UpdateServerCertificate>(), new UpdateServerCertificateRequest { ServerCertificateName = "site", NewServerCertificateName = "OTHER" });
        await story.DoAsync(story.Get<DeleteServerCertificate>(), new DeleteServerCertificateRequest { ServerCertificateName = "site" });
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteServerCertificate>(), new DeleteServerCertificateRequest { ServerCertificateName = "site" });
        await story.RefusedAsync("NoSuchEntity", story.Get<GetServerCertificate>(), new GetServerCertificateRequest { ServerCertificateName = "other" }, await story.StrangerAsync());
    }

    [Fact]
    public async Task Tags_of_a_certificate_are_put_over_each_other_listed_and_taken_away()
    {
        await UploadAsync("web", Body);
        await story.DoAsync(story.Get<TagServerCertificate>(), new() { ServerCertificateName = "web", Tags = TestRoles.Tags(("team", "blue"), ("floor", "3")) });
        await story.DoAsync(story.Get<TagServerCertificate>(), new() { ServerCertificateName = "WEB", Tags = TestRoles.Tags(("Team", "red")) });

        var first = await story.DoAsync(story.Get<ListServerCertificateTags>(), new() { ServerCertificateName = "web", MaxItems = 1 });
        (first.Tags.Single().Key, first.IsTruncated).ShouldBe(("floor", true));
        var rest = await story.DoAsync(story.Get<ListServerCertificateTags>(), new() { ServerCertificateName = "web", Marker = first.Marker });
        (rest.Tags.Single().Value, rest.IsTruncated).ShouldBe(("red", false));
        (await story.ChecksAsync(story.Get<UntagServerCertificate>(), new() { ServerCertificateName = "web", TagKeys = ["team"] }))
            .Single().Conditions["aws:ResourceTag/floor"].ShouldBe(["3"]);

        await story.DoAsync(story.Get<UntagServerCertificate>(), new() { ServerCertificateName = "web", TagKeys = ["TEAM", "unknown"] });
        (await story.DoAsync(story.Get<GetServerCertificate>(), new() { ServerCertificateName = "web" })).ServerCertificate.Tags.Single().Key.ShouldBe("floor");
        await story.RefusedAsync("NoSuchEntity", story.Get<TagServerCertificate>(), new() { ServerCertificateName = "web", Tags = [] }, await story.StrangerAsync());
        var many = TestRoles.Tags([.. Enumerable.Range(0, 50).Select(static each => ($"key{each}", ""))]);
        await story.RefusedAsync("LimitExceeded", story.Get<TagServerCertificate>(), new() { ServerCertificateName = "web", Tags = many });
    }

    private Task UploadAsync(string name, string body) =>
        story.DoAsync(story.Get<UploadServerCertificate>(), new UploadServerCertificateRequest { ServerCertificateName = name, CertificateBody = body, PrivateKey = key.ExportPkcs8PrivateKeyPem() });

    private Task RefusedAsync(string code, string name, string body, string privateKey) =>
        story.RefusedAsync(code, story.Get<UploadServerCertificate>(), new UploadServerCertificateRequest { ServerCertificateName = name, CertificateBody = body, PrivateKey = privateKey });
}
