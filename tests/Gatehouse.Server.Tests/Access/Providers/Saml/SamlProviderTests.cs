using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Access.Providers.Saml;
using Gatehouse.Server.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Providers.Saml;

public sealed class SamlProviderTests : IAsyncLifetime
{
    private readonly RSA key = RSA.Create(2048);
    private IamStory story = null!;

    public async Task InitializeAsync() => story = await IamStory.BeginAsync();

    public async Task DisposeAsync()
    {
        key.Dispose();
        await story.DisposeAsync();
    }

    [Fact]
    public async Task A_provider_is_kept_with_its_metadata_and_their_end()
    {
        var metadata = Metadata("validUntil=\"2030-01-01T00:00:00Z\"");
        var arn = await CreateAsync("corp", metadata);
        arn.ShouldBe($"arn:aws:iam::{story.AccountId}:saml-provider/corp");
        var got = await GetAsync(arn);
        got.SAMLMetadataDocument.ShouldBe(metadata);
        got.ValidUntil.ShouldBe(new DateTimeOffset(2030, 1, 1, 0, 0, 0, TimeSpan.Zero));
        got.CreateDate.ShouldBe(story.Host.Clock.GetUtcNow());
        got.SAMLProviderUUID.ShouldMatch("^[A-Z0-9]{22,64}$");
        got.Tags.ShouldBeEmpty();
        got.PrivateKeyList.ShouldBeNull();
        var listed = (await story.DoAsync(story.Get<ListSAMLProviders>(), new ListSAMLProvidersRequest())).SAMLProviderList.Single();
        listed.ShouldBe(new SAMLProviderListEntry(arn, got.ValidUntil, got.CreateDate));
    }

    [Theory]
    [InlineData("<!DOCTYPE md [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE md [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;\">]>")]
    public async Task Metadata_with_a_document_type_never_reach_a_file_or_grow(string doctype) =>
        await RefusedAsync("InvalidInput", "corp", doctype + Metadata());

    [Fact]
    public async Task What_are_no_metadata_of_a_provider_is_invalid_input()
    {
        await RefusedAsync("InvalidInput", "corp", new string('x', 1000));
        await RefusedAsync("InvalidInput", "corp", Metadata().Replace("IDPSSODescriptor", "SPSSODescriptor", StringComparison.Ordinal));
        await RefusedAsync("InvalidInput", "corp", Metadata("validUntil=\"soon\""));
        await RefusedAsync("InvalidInput", "corp", Metadata(certificates: 0) + new string(' ', 1000));
        await RefusedAsync("InvalidInput", "corp", Metadata(certificates: 11));
    }

    [Fact]
    public async Task A_name_is_taken_whatever_its_case()
    {
        await CreateAsync("corp", Metadata());
        await RefusedAsync("EntityAlreadyExists", "CORP", Metadata());
    }

    [Fact]
    public async Task Private_keys_come_and_go_two_at_a_time_and_are_never_shown()
    {
        var arn = await CreateAsync("corp", Metadata());
        await story.RefusedAsync("InvalidInput", story.Get<UpdateSAMLProvider>(), new UpdateSAMLProviderRequest { SAMLProviderArn = arn, AddPrivateKey = "nothing" });
        await story.RefusedAsync("InvalidInput", story.Get<UpdateSAMLProvider>(), new UpdateSAMLProviderRequest { SAMLProviderArn = arn, AssertionEncryptionMode = "Required" });
        var pem = key.ExportPkcs8PrivateKeyPem();
        await story.DoAsync(story.Get<UpdateSAMLProvider>(), new UpdateSAMLProviderRequest { SAMLProviderArn = arn, AddPrivateKey = pem, AssertionEncryptionMode = "Required" });
        await story.DoAsync(story.Get<UpdateSAMLProvider>(), new UpdateSAMLProviderRequest { SAMLProviderArn = arn, AddPrivateKey = pem });
        await story.RefusedAsync("LimitExceeded", story.Get<UpdateSAMLProvider>(), new UpdateSAMLProviderRequest { SAMLProviderArn = arn, AddPrivateKey = pem });
        var got = await GetAsync(arn);
        got.AssertionEncryptionMode.ShouldBe("Required");
        var first = got.PrivateKeyList.ShouldNotBeNull()[0].KeyId;
        first.ShouldMatch("^[A-Z0-9]{22,64}$");
        await story.DoAsync(story.Get<UpdateSAMLProvider>(), new UpdateSAMLProviderRequest { SAMLProviderArn = arn, RemovePrivateKey = first });
        (await GetAsync(arn)).PrivateKeyList.ShouldNotBeNull().Single().KeyId.ShouldNotBe(first);
        await story.RefusedAsync("NoSuchEntity", story.Get<UpdateSAMLProvider>(), new UpdateSAMLProviderRequest { SAMLProviderArn = arn, RemovePrivateKey = first });
        (await story.ReadAsync(session => SamlProviderStore.FindAsync(session, story.AccountId, "corp"))).ShouldNotBeNull().SealedKeys.ShouldNotContain("PRIVATE KEY");
    }

    [Fact]
    public async Task Tags_merge_and_go_with_the_provider()
    {
        var arn = await CreateAsync("corp", Metadata());
        await story.DoAsync(story.Get<TagSAMLProvider>(), new TagSAMLProviderRequest { SAMLProviderArn = arn, Tags = [new() { Key = "a", Value = "1" }, new() { Key = "b", Value = "2" }] });
        await story.DoAsync(story.Get<UntagSAMLProvider>(), new UntagSAMLProviderRequest { SAMLProviderArn = arn, TagKeys = ["A"] });
        (await story.DoAsync(story.Get<ListSAMLProviderTags>(), new ListSAMLProviderTagsRequest { SAMLProviderArn = arn })).Tags.ShouldBe([new Tag { Key = "b", Value = "2" }]);
        var id = (await GetAsync(arn)).SAMLProviderUUID;
        await story.DoAsync(story.Get<DeleteSAMLProvider>(), new DeleteSAMLProviderRequest { SAMLProviderArn = arn });
        (await story.ReadAsync(session => TagStore.CountAsync(session, id))).ShouldBe(0);
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteSAMLProvider>(), new DeleteSAMLProviderRequest { SAMLProviderArn = arn });
    }

    [Fact]
    public async Task Another_accounts_provider_is_not_found_and_what_is_no_arn_is_invalid_input()
    {
        var arn = await CreateAsync("corp", Metadata());
        var stranger = await story.StrangerAsync();
        await story.RefusedAsync("NoSuchEntity", story.Get<GetSAMLProvider>(), new GetSAMLProviderRequest { SAMLProviderArn = arn }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<DeleteSAMLProvider>(), new DeleteSAMLProviderRequest { SAMLProviderArn = arn }, stranger);
        await story.RefusedAsync("NoSuchEntity", story.Get<UpdateSAMLProvider>(), new UpdateSAMLProviderRequest { SAMLProviderArn = arn }, stranger);
        (await story.DoAsync(story.Get<ListSAMLProviders>(), new ListSAMLProvidersRequest(), stranger)).SAMLProviderList.ShouldBeEmpty();
        await story.RefusedAsync("InvalidInput", story.Get<GetSAMLProvider>(), new GetSAMLProviderRequest { SAMLProviderArn = "arn:aws:iam::1:role/whoever" });
        await story.RefusedAsync("InvalidInput", story.Get<DeleteSAMLProvider>(), new DeleteSAMLProviderRequest { SAMLProviderArn = "nothing-valid-in-here" });
    }

    private string Metadata(string attribute = "", int certificates = 1)
    {
        var body = new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero)).Export(X509ContentType.Cert);
        var descriptor = "<KeyDescriptor use=\"signing\"><KeyInfo xmlns=\"http://www.w3.org/2000/09/xmldsig#\"><X509Data><X509Certificate>"
            + Convert.ToBase64String(body) + "</X509Certificate></X509Data></KeyInfo></KeyDescriptor>";
        return $"<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\" entityID=\"https://idp.example.com\" {attribute}>"
            + "<IDPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
            + string.Concat(Enumerable.Repeat(descriptor, certificates))
            + "<SingleSignOnService Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\" Location=\"https://idp.example.com/sso\"/></IDPSSODescriptor></EntityDescriptor>";
    }

    private async Task<string> CreateAsync(string name, string metadata) =>
        (await story.DoAsync(story.Get<CreateSAMLProvider>(), new CreateSAMLProviderRequest { Name = name, SAMLMetadataDocument = metadata })).SAMLProviderArn;

    private Task RefusedAsync(string code, string name, string metadata) =>
        story.RefusedAsync(code, story.Get<CreateSAMLProvider>(), new CreateSAMLProviderRequest { Name = name, SAMLMetadataDocument = metadata });

    private Task<GetSAMLProviderReply> GetAsync(string arn) => story.DoAsync(story.Get<GetSAMLProvider>(), new GetSAMLProviderRequest { SAMLProviderArn = arn });
}
