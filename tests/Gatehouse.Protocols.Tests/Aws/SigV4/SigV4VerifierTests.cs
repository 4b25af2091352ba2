using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.Aws.SigV4;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Aws.SigV4;

public sealed class SigV4VerifierTests
{
    private const string WrongSignature =
        "The request signature we calculated does not match the signature you provided. Check your AWS Secret Access Key and signing method. Consult the service documentation for details.";

    [Fact]
    public void What_our_signer_signed_is_authentic_in_both_forms()
    {
        SignedExample.Judge(SignedExample.Signed).ShouldBeOfType<SigV4Verdict.Authentic>();
        SignedExample.Judge(SignedExample.Presigned).ShouldBeOfType<SigV4Verdict.Authentic>();
    }

    [Fact]
    public void Any_request_that_our_signer_signed_is_authentic() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNull<string> Path, NonNull<string> Name, NonNull<string> Value, byte[] Body)>(),
        static drawn =>
        {
            var query = $"{Uri.EscapeDataString(Clean(drawn.Name.Get))}={Uri.EscapeDataString(Clean(drawn.Value.Get))}";
            var request = SignedExample.Unsigned with
            {
                Path = "/" + Uri.EscapeDataString(Clean(drawn.Path.Get)),
                Query = query,
                Body = drawn.Body ?? [],
            };
            var signed = SigV4Signer.Sign(request, SignedExample.Identity, "ap-south-1", "sts", SignedExample.Now);
            return SignedExample.Judge(signed) is SigV4Verdict.Authentic;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Changing_any_byte_of_the_body_breaks_the_signature() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNegativeInt At, byte By)>(),
        static drawn =>
        {
            var body = SignedExample.Signed.Body.ToArray();
            body[drawn.At.Get % body.Length] ^= (byte)(drawn.By | 1);
            return SignedExample.Judge(SignedExample.Signed with { Body = body }) is SigV4Verdict.Refused;
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Changing_any_letter_of_the_authorization_never_makes_it_authentic() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNegativeInt At, char Letter)>(),
        static drawn =>
        {
            var changed = SignedExample.Signed.WithHeader("Authorization", header =>
            {
                var at = drawn.At.Get % header.Length;
                return header[at] == drawn.Letter ? header[..at] + "~" + header[(at + 1)..] : header[..at] + drawn.Letter + header[(at + 1)..];
            });
            // White space and the comma of the list carry nothing; the access key is the door's to look up.
            return SignedExample.Judge(changed) is not SigV4Verdict.Authentic || IsSameClaim(changed);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Changing_any_letter_of_a_presigned_query_never_makes_it_authentic() => Prop.ForAll(
        ArbMap.Default.ArbFor<(NonNegativeInt At, char Letter)>(),
        static drawn =>
        {
            var query = SignedExample.Presigned.Query;
            var at = drawn.At.Get % query.Length;
            var changed = SignedExample.Presigned with { Query = query[..at] + drawn.Letter + query[(at + 1)..] };
            return SignedExample.Judge(changed) is not SigV4Verdict.Authentic || Means(changed.Query) == Means(query);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Every_signed_part_counts()
    {
        SignableRequest[] altered =
        [
            SignedExample.Signed with { Method = "PUT" },
            SignedExample.Signed with { Path = "/getContactInformation" },
            SignedExample.Signed with { Query = "Action=DeleteUser" },
            SignedExample.Signed.WithHeader("Host", static _ => "evil.example"),
            SignedExample.Signed.WithHeader("Host", static _ => null),
            SignedExample.Signed.WithHeader("Content-Type", static _ => "application/json"),
            SignedExample.Signed.WithHeader("Content-Type", static _ => null),
            SignedExample.Signed.WithHeader("X-Amz-Target", static _ => "AWSIdentityStore.DeleteUser"),
            SignedExample.Signed.WithHeader("X-Amz-Target", static _ => null),
            SignedExample.Signed.WithHeader("X-Amz-Date", static _ => "20260101T003001Z"),
            SignedExample.Signed.WithHeader("X-Amz-Security-Token", static _ => "another-token"),
            SignedExample.Signed.WithHeader("X-Amz-Security-Token", static _ => null),
            SignedExample.Signed.Plus("Host", "evil.example"),
            SignedExample.Signed.Plus("X-Amz-Target", "AWSIdentityStore.DeleteUser"),
            SignedExample.Signed.Plus("X-Amz-Content-Sha256", SignatureSteps.Hash("other"u8)),
            SignedExample.Signed.Plus("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"),
        ];

        altered.ShouldAllBe(static request => SignedExample.Judge(request) is SigV4Verdict.Refused);
    }

    [Fact]
    public void What_is_not_signed_may_change_on_the_way()
    {
        var moved = SignedExample.Signed.WithHeader("User-Agent", static _ => "another").Plus("X-Forwarded-For", "192.0.2.1");

        SignedExample.Judge(moved with { Headers = [.. moved.Headers.Reverse()] }).ShouldBeOfType<SigV4Verdict.Authentic>();
    }

    [Fact]
    public void Folded_white_space_in_a_signed_header_changes_nothing() =>
        SignedExample.Judge(SignedExample.Signed.WithHeader("Content-Type", static value => "  " + value.Replace(" ", " \t  ", StringComparison.Ordinal) + " "))
            .ShouldBeOfType<SigV4Verdict.Authentic>();

    [Fact]
    public void A_wrong_secret_is_told_with_our_canonical_request_and_without_the_secret()
    {
        var signed = SigV4Signer.Sign(SignedExample.Unsigned, SignedExample.Identity with { SecretAccessKey = "wrong" }, "eu-west-1", "iam", SignedExample.Now);

        var refused = SignedExample.Judge(signed).ShouldBeOfType<SigV4Verdict.Refused>();

        refused.Fault.ShouldBe(SigV4Fault.Mismatch);
        refused.Message.ShouldBe(WrongSignature);
        refused.CanonicalRequest.ShouldNotBeNull().ShouldStartWith("POST\n/\n\ncontent-type:");
        refused.StringToSign.ShouldNotBeNull().ShouldStartWith("AWS4-HMAC-SHA256\n20260101T003000Z\n20260101/eu-west-1/iam/aws4_request\n");
        refused.ToString().ShouldNotContain(SignedExample.Secret);
    }

    [Theory]
    [InlineData(15, 0, true)]
    [InlineData(15, 1, false)]
    [InlineData(-15, 0, true)]
    [InlineData(-15, -1, false)]
    public void Clocks_may_differ_by_the_tolerance_and_no_second_more(int minutes, int seconds, bool isAuthentic) =>
        (SignedExample.Judge(SignedExample.Signed, SignedExample.Now.AddMinutes(minutes).AddSeconds(seconds)) is SigV4Verdict.Authentic).ShouldBe(isAuthentic);

    [Fact]
    public void A_signature_too_old_or_too_new_is_told_in_the_services_words()
    {
        SignedExample.Judge(SignedExample.Signed, SignedExample.Now.AddHours(1)).ShouldBe(new SigV4Verdict.Refused(
            SigV4Fault.WrongTime, "Signature expired: 20260101T003000Z is now earlier than 20260101T011500Z (20260101T013000Z - 15 min.)"));
        SignedExample.Judge(SignedExample.Signed, SignedExample.Now.AddHours(-1), TimeSpan.FromMinutes(5)).ShouldBe(new SigV4Verdict.Refused(
            SigV4Fault.WrongTime, "Signature not yet current: 20260101T003000Z is still later than 20251231T233500Z (20251231T233000Z + 5 min.)"));
    }

    [Fact]
    public void A_presigned_address_ends_after_its_time_and_the_tolerance()
    {
        SignedExample.Judge(SignedExample.Presigned, SignedExample.Now.AddMinutes(16)).ShouldBeOfType<SigV4Verdict.Authentic>();
        SignedExample.Judge(SignedExample.Presigned, SignedExample.Now.AddMinutes(16).AddSeconds(1))
            .ShouldBeOfType<SigV4Verdict.Refused>().Message.ShouldStartWith("Signature expired: 20260101T003100Z is now earlier than");
    }

    [Fact]
    public void A_scope_of_another_service_or_day_or_protocol_is_refused()
    {
        Fault(SigV4Signer.Sign(SignedExample.Unsigned, SignedExample.Identity, "eu-west-1", "s3", SignedExample.Now))
            .ShouldBe((SigV4Fault.WrongScope, "Credential should be scoped to correct service: 'iam'."));
        Fault(SigV4Signer.Sign(SignedExample.Unsigned, SignedExample.Identity, "", "iam", SignedExample.Now))
            .ShouldBe((SigV4Fault.WrongScope, "Credential should be scoped to a valid region."));
        Fault(SignedExample.Signed.WithHeader("Authorization", static header => header.Replace("aws4_request", "aws5_request", StringComparison.Ordinal)))
            .Fault.ShouldBe(SigV4Fault.WrongScope);
        Fault(SignedExample.Signed.WithHeader("Authorization", static header => header.Replace("/20260101/", "/20260102/", StringComparison.Ordinal)))
            .Message.ShouldStartWith("Date in Credential scope does not match YYYYMMDD from ISO-8601 version of date from HTTP: '20260102' != '20260101'");
    }

    [Fact]
    public void A_target_that_is_not_signed_cannot_be_slipped_in()
    {
        var withoutTarget = SignedExample.Unsigned.WithHeader("X-Amz-Target", static _ => null);
        var signed = SigV4Signer.Sign(withoutTarget, SignedExample.Identity, "eu-west-1", "iam", SignedExample.Now);

        SignedExample.Judge(signed).ShouldBeOfType<SigV4Verdict.Authentic>();
        Fault(signed.Plus("X-Amz-Target", "AWSIdentityStore.DeleteUser"))
            .ShouldBe((SigV4Fault.Unsigned, "'x-amz-target' must be a 'SignedHeader' in the AWS Authorization."));
    }

    [Fact]
    public void A_request_for_any_host_is_refused()
    {
        var signed = SigV4Signer.Sign(SignedExample.Unsigned.WithHeader("Host", static _ => null), SignedExample.Identity, "eu-west-1", "iam", SignedExample.Now);

        Fault(signed.Plus("Host", "127.0.0.1:8080")).ShouldBe((SigV4Fault.Unsigned, "'Host' or ':authority' must be a 'SignedHeader' in the AWS Authorization."));
    }

    [Fact]
    public void An_unsigned_body_is_believed_only_where_nobody_could_change_it()
    {
        var signed = SigV4Signer.Sign(SignedExample.Unsigned.Plus("X-Amz-Content-Sha256", "UNSIGNED-PAYLOAD"), SignedExample.Identity, "eu-west-1", "iam", SignedExample.Now);

        SignedExample.Judge(signed with { Https = true, Body = "anything"u8.ToArray() }).ShouldBeOfType<SigV4Verdict.Authentic>();
        SignedExample.Judge(signed).ShouldBeOfType<SigV4Verdict.Refused>();
    }

    private static (SigV4Fault Fault, string Message) Fault(SignableRequest request)
    {
        var refused = SignedExample.Judge(request).ShouldBeOfType<SigV4Verdict.Refused>();
        return (refused.Fault, refused.Message);
    }

    private static bool IsSameClaim(SignableRequest changed)
    {
        var (found, original) = ((PresentedSignature.Found)SignatureReader.Read(changed), (PresentedSignature.Found)SignatureReader.Read(SignedExample.Signed));
        return found.Signature == original.Signature && found.Scope == original.Scope && found.SignedHeaders.SequenceEqual(original.SignedHeaders);
    }

    private static string Means(string query) => string.Join('&', QueryParts.Split(query)
        .Select(static part => Convert.ToHexString(part.NameBytes) + "=" + Convert.ToHexString(part.ValueBytes)).Order(StringComparer.Ordinal));

    private static string Clean(string text) => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text));
}
