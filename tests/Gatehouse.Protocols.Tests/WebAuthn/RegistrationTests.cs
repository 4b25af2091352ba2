using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Protocols.WebAuthn.Attestation;
using Gatehouse.Protocols.WebAuthn.Keys;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.WebAuthn;

public sealed class RegistrationTests : IDisposable
{
    private readonly Ceremony ceremony = new();

    public void Dispose() => ceremony.Dispose();

    [Theory]
    [InlineData(SoftAuthenticator.Es256, CoseAlgorithm.ES256)]
    [InlineData(SoftAuthenticator.Rs256, CoseAlgorithm.RS256)]
    internal void A_credential_is_registered_with_what_the_authenticator_said(int made, CoseAlgorithm stored)
    {
        (ceremony.Authenticator.Algorithm, ceremony.Authenticator.Counter, ceremony.Authenticator.BackupEligible) = (made, 41, true);
        var credential = ceremony.Registered();
        credential.Id.ToArray().ShouldBe(ceremony.Authenticator.Credentials[0].Id);
        credential.PublicKey.ToArray().ShouldBe(ceremony.Authenticator.Credentials[0].CoseKey);
        (credential.Algorithm, credential.SignCount, credential.Aaguid).ShouldBe((stored, 41u, ceremony.Authenticator.Aaguid));
        (credential.UserVerified, credential.BackupEligible, credential.BackedUp, credential.Discoverable).ShouldBe((true, true, false, true));
        credential.Transports.ShouldBe(["internal", "hybrid"]);
        credential.Attestation.ShouldBe(AttestationKind.None);
    }

    [Fact]
    public void Extension_outputs_are_read_over()
    {
        ceremony.Authenticator.ShapeData = static data => [.. data[..32], (byte)(data[32] | 0x80), .. data[33..], .. CborNode.Map(("credProtect", 2), ("hmac-secret", true)).Encode()];
        ceremony.Register().ShouldBeOfType<RegistrationOutcome.Registered>();
    }

    [Theory]
    [InlineData("https://id.example.com.evil.example")]
    [InlineData("http://id.example.com")]
    [InlineData("https://id.example.com:8443")]
    [InlineData("https://ID.example.com")]
    [InlineData("https://id.example.com/")]
    [InlineData("https://example.com")]
    [InlineData("null")]
    [InlineData("")]
    public void A_look_alike_page_registers_nothing(string origin)
    {
        ceremony.Authenticator.Origin = origin;
        Refused("at another origin");
    }

    [Fact]
    public void A_credential_for_another_relying_party_is_refused()
    {
        ceremony.Authenticator.RelyingPartyId = "example.com";
        Refused("another relying party");
    }

    [Fact]
    public void A_replayed_answer_is_refused()
    {
        var old = new RegistrationExpectation(RandomNumberGenerator.GetBytes(32), UserVerification.Preferred);
        ceremony.Register(expected: old).ShouldBe(new RegistrationOutcome.Refused("it answers another challenge"));
    }

    [Fact]
    public void No_challenge_is_answered_by_none()
    {
        ceremony.Authenticator.ShapeClientData = static data => data["challenge"] = "";
        ceremony.Register(expected: new(default, UserVerification.Preferred)).ShouldBe(new RegistrationOutcome.Refused("it answers another challenge"));
    }

    [Fact]
    public void An_assertion_is_no_registration()
    {
        ceremony.Authenticator.ShapeClientData = static data => data["type"] = "webauthn.get";
        Refused("of another ceremony");
    }

    [Fact]
    public void A_page_inside_of_another_one_registers_nothing_unless_that_one_is_known()
    {
        ceremony.Authenticator.ShapeClientData = static data => data["crossOrigin"] = true;
        Refused("inside of another's page");
        ceremony.Authenticator.ShapeClientData = static data => (data["crossOrigin"], data["topOrigin"]) = (true, "https://portal.example");
        Refused("inside of another's page");
        ceremony.Authenticator.ShapeClientData = static data => data["topOrigin"] = "https://portal.example";
        Refused("inside of another's page");
        ceremony.Party = ceremony.Party with { TopOrigins = ["https://portal.example"] };
        ceremony.Register().ShouldBeOfType<RegistrationOutcome.Registered>();
        ceremony.Authenticator.ShapeClientData = static data => data["crossOrigin"] = true;
        Refused("inside of another's page");
    }

    [Fact]
    public void A_user_who_was_not_verified_registers_no_passkey_where_that_is_required()
    {
        ceremony.Authenticator.UserVerified = false;
        ceremony.Registered().UserVerified.ShouldBeFalse();
        ceremony.UserVerification = UserVerification.Required;
        Refused("not verified");
    }

    [Fact]
    public void Nobody_present_registers_nothing_unless_the_browser_does_it_beside_a_password()
    {
        ceremony.Authenticator.UserPresent = false;
        Refused("nobody was present");
        ceremony.Register(expected: new(ceremony.Challenge, UserVerification.Preferred) { Conditional = true }).ShouldBeOfType<RegistrationOutcome.Registered>();
    }

    [Fact]
    public void Backed_up_without_being_able_to_is_refused()
    {
        ceremony.Authenticator.BackedUp = true;
        Refused("contradict");
    }

    [Fact]
    public void Bytes_after_the_authenticator_data_are_refused()
    {
        ceremony.Authenticator.ShapeData = static data => [.. data, 0];
        Refused("cannot be read");
        ceremony.Authenticator.ShapeData = static data => data[..^1];
        Refused("cannot be read");
    }

    [Fact]
    public void A_credential_of_no_length_is_refused()
    {
        ceremony.Authenticator.ShapeData = static data => [.. data[..53], 0, 0, .. data[87..]];
        Refused("too long or not the one");
    }

    [Fact]
    public void A_credential_id_longer_than_clients_keep_is_refused()
    {
        ceremony.Authenticator.ShapeData = static data => [.. data[..53], 0x04, 0x00, .. new byte[1024], .. data[87..]];
        ceremony.Register(static answer => answer["rawId"] = Base64Url.EncodeToString(new byte[1024])).ShouldBeOfType<RegistrationOutcome.Refused>().Reason.ShouldContain("too long");
    }

    [Fact]
    public void A_credential_that_the_page_calls_by_another_id_is_refused() =>
        ceremony.Register(static answer => answer["rawId"] = "AAAA").ShouldBeOfType<RegistrationOutcome.Refused>().Reason.ShouldContain("not the one");

    [Fact]
    public void What_is_no_answer_to_creation_options_is_not_read()
    {
        foreach (var text in new[] { null, "", "null", "[]", "{}", """{"rawId":"AA","type":"public-key"}""", """{"rawId":"AA","type":"password","response":{}}""", "{", new string(' ', 200_000) })
        {
            RegistrationResponse.TryRead(text, out _).ShouldBeFalse(text);
            AuthenticationResponse.TryRead(text, out _).ShouldBeFalse(text);
        }

        var good = new JsonObject { ["rawId"] = "AAAA", ["type"] = "public-key", ["response"] = new JsonObject { ["clientDataJSON"] = "AA", ["attestationObject"] = "AA", ["transports"] = new JsonArray("usb", 7, "<script>", "usb", null) } };
        RegistrationResponse.TryRead(good.ToJsonString(), out var response).ShouldBeTrue();
        response.Transports.ShouldBe(["usb"]);
        foreach (var (name, value) in new[] { ("clientDataJSON", "A"), ("clientDataJSON", "AA=="), ("attestationObject", "+/"), ("attestationObject", "A A A"), ("attestationObject", "AB+"), ("attestationObject", "ÄÖ") })
        {
            var bad = good.DeepClone();
            bad["response"]![name] = value;
            RegistrationResponse.TryRead(bad.ToJsonString(), out _).ShouldBeFalse(value);
        }

        // The last letter says more bits than a byte has: read or refused, but no exception.
        good["response"]!["clientDataJSON"] = "AB";
        Should.NotThrow(() => RegistrationResponse.TryRead(good.ToJsonString(), out _));
    }

    private void Refused(string reason) => ceremony.Register().ShouldBeOfType<RegistrationOutcome.Refused>().Reason.ShouldContain(reason);
}
