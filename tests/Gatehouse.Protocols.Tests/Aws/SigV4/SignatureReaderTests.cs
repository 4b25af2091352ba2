using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.Aws.SigV4;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.SigV4;

public sealed class SignatureReaderTests
{
    private const string Credential = "Credential=AKIAEXAMPLE/20260101/eu-west-1/iam/aws4_request";

    [Theory]
    [InlineData("AWS4-HMAC-SHA256 " + Credential + ", SignedHeaders=host;x-amz-date, Signature=abc")]
    [InlineData("AWS4-HMAC-SHA256 " + Credential + ",SignedHeaders=host;x-amz-date,Signature=abc")]
    [InlineData("AWS4-HMAC-SHA256  Signature=abc ,  SignedHeaders=host;x-amz-date , " + Credential)]
    public void The_three_fields_are_read_in_any_order_and_spacing(string header)
    {
        var found = Read(header).ShouldBeOfType<PresentedSignature.Found>();

        found.AccessKeyId.ShouldBe("AKIAEXAMPLE");
        found.Scope.ShouldBe(new CredentialScope("20260101", "eu-west-1", "iam"));
        found.SignedHeaders.ShouldBe(["host", "x-amz-date"]);
        found.Signature.ShouldBe("abc");
        found.Expires.ShouldBeNull();
    }

    [Theory]
    [InlineData("Bearer abc")]
    [InlineData("Basic abc")]
    [InlineData("")]
    public void Another_scheme_is_no_signature(string header) => Read(header).ShouldBeOfType<PresentedSignature.Missing>();

    [Theory]
    [InlineData("AWS4-HMAC-SHA256", "Authorization header requires 'Credential' parameter. Authorization header requires 'Signature' parameter. Authorization header requires 'SignedHeaders' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 " + Credential + ", Signature=abc", "Authorization header requires 'SignedHeaders' parameter.")]
    [InlineData("AWS4-HMAC-SHA256 Credential=a/b/c, SignedHeaders=host, Signature=abc", "Credential must have exactly 5 slash-delimited elements, e.g. keyid/date/region/service/term, got 'a/b/c'")]
    [InlineData("AWS4-ECDSA-P256-SHA256 Credential=a", "Unsupported AWS 'algorithm': 'AWS4-ECDSA-P256-SHA256'.")]
    [InlineData("AWS4-HMAC-SHA256 nonsense", "The Authorization header must be a list of key=value pairs, each key once.")]
    [InlineData("AWS4-HMAC-SHA256 " + Credential + ", " + Credential + ", SignedHeaders=host, Signature=abc", "The Authorization header must be a list of key=value pairs, each key once.")]
    [InlineData("AWS4-HMAC-SHA256 " + Credential + ", SignedHeaders=host;host, Signature=abc", "SignedHeaders must be lower-case names, each once, joined by semicolons.")]
    [InlineData("AWS4-HMAC-SHA256 " + Credential + ", SignedHeaders=Host, Signature=abc", "SignedHeaders must be lower-case names, each once, joined by semicolons.")]
    public void What_cannot_be_read_is_told_in_a_sentence(string header, string sentence) =>
        Read(header).ShouldBe(new PresentedSignature.Unreadable(sentence));

    [Fact]
    public void A_date_must_be_there_in_either_header()
    {
        var headers = SignedExample.Signed.WithHeader("X-Amz-Date", static _ => null);

        SignatureReader.Read(headers).ShouldBe(new PresentedSignature.Unreadable("Authorization header requires existence of either a 'X-Amz-Date' or a 'Date' header."));
        SignatureReader.Read(headers.Plus("Date", "Thu, 01 Jan 2026 00:30:00 GMT")).ShouldBeOfType<PresentedSignature.Found>().SignedAt.ShouldBe(SignedExample.Now);
        SignatureReader.Read(headers.Plus("Date", "yesterday")).ShouldBeOfType<PresentedSignature.Unreadable>();
    }

    [Fact]
    public void Two_claims_are_none()
    {
        SignatureReader.Read(SignedExample.Signed with { Query = SignedExample.Presigned.Query }).ShouldBeOfType<PresentedSignature.Unreadable>();
        SignatureReader.Read(SignedExample.Signed.Plus("Authorization", SignedExample.Signed.Find("Authorization")!)).ShouldBeOfType<PresentedSignature.Unreadable>();
        SignatureReader.Read(SignedExample.Signed.Plus("X-Amz-Date", "20260101T003000Z")).ShouldBeOfType<PresentedSignature.Unreadable>();
        SignatureReader.Read(SignedExample.Presigned with { Query = SignedExample.Presigned.Query + "&X-Amz-Credential=x" }).ShouldBeOfType<PresentedSignature.Unreadable>();
    }

    [Theory]
    [InlineData("0")]
    [InlineData("604801")]
    [InlineData("-1")]
    [InlineData("1e3")]
    [InlineData("99999999999999999999")]
    public void A_presigned_address_lasts_at_most_a_week(string seconds) =>
        SignatureReader.Read(SignedExample.Presigned with { Query = SignedExample.Presigned.Query.Replace("X-Amz-Expires=60", "X-Amz-Expires=" + seconds, StringComparison.Ordinal) })
            .ShouldBeOfType<PresentedSignature.Unreadable>();

    [Fact]
    public void No_header_and_no_query_makes_it_throw() => Prop.ForAll(
        ArbMap.Default.ArbFor<(string Header, string Query)>(),
        static drawn => SignatureReader.Read(new SignableRequest(
            "GET", "/", "X-Amz-Algorithm=AWS4-HMAC-SHA256&" + drawn.Query, [new("Authorization", "AWS4-HMAC-SHA256 " + drawn.Header)], ReadOnlyMemory<byte>.Empty, Https: false)) is not null)
        .QuickCheckThrowOnFailure();

    private static PresentedSignature Read(string header) =>
        SignatureReader.Read(SignedExample.Signed.WithHeader("Authorization", _ => header));
}
