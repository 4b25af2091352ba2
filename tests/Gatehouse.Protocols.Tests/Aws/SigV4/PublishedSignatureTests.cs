using Gatehouse.Protocols.Aws.SigV4;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.SigV4;

public sealed class PublishedSignatureTests
{
    public static TheoryData<PublishedSignature> Cases => [.. PublishedSignature.All];

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_request_gets_the_published_signature_in_its_header_and_verifies(PublishedSignature published)
    {
        var request = published.ToRequest();
        if (published.SignsBodyHeader)
        {
            request = request with { Headers = [.. request.Headers, new("X-Amz-Content-Sha256", SignatureSteps.Hash(request.Body.Span))] };
        }

        var signed = SigV4Signer.Sign(request, published.Identity, "us-east-1", "service", PublishedSignature.Now);

        var found = SignatureReader.Read(signed).ShouldBeOfType<PresentedSignature.Found>();
        found.Signature.ShouldBe(published.HeaderSignature);
        Verify(signed, found, published).ShouldBeOfType<SigV4Verdict.Authentic>();
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_presigned_address_gets_the_published_signature_and_verifies(PublishedSignature published)
    {
        var signed = SigV4Signer.Presign(
            published.ToRequest(), published.Identity, "us-east-1", "service", PublishedSignature.Now, TimeSpan.FromHours(1));

        var found = SignatureReader.Read(signed).ShouldBeOfType<PresentedSignature.Found>();
        found.Signature.ShouldBe(published.QuerySignature);
        Verify(signed, found, published).ShouldBeOfType<SigV4Verdict.Authentic>();
    }

    [Fact]
    public void The_published_suite_is_whole() => PublishedSignature.All.Count.ShouldBe(31);

    private static SigV4Verdict Verify(SignableRequest signed, PresentedSignature.Found found, PublishedSignature published) =>
        SigV4Verifier.Verify(signed, found, published.Identity.SecretAccessKey, PublishedSignature.Rules, PublishedSignature.Now);
}
