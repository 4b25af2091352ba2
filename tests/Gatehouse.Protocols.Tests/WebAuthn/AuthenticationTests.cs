using System.Buffers.Text;
using System.Security.Cryptography;
using Gatehouse.Protocols.WebAuthn;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.WebAuthn;

public sealed class AuthenticationTests : IDisposable
{
    private readonly Ceremony ceremony = new();

    public void Dispose() => ceremony.Dispose();

    [Theory]
    [InlineData(SoftAuthenticator.Es256)]
    [InlineData(SoftAuthenticator.Rs256)]
    public void A_credential_signs_in(int algorithm)
    {
        ceremony.Authenticator.Algorithm = algorithm;
        (ceremony.Authenticator.Counter, ceremony.Authenticator.CounterStep, ceremony.Authenticator.BackupEligible) = (7, 1, true);
        var stored = ceremony.Store();
        ceremony.Authenticator.BackedUp = true;
        ceremony.Authenticate(stored).ShouldBe(new AuthenticationOutcome.Proved(new(UserVerified: true, SignCount: 8, BackedUp: true)));
    }

    [Fact]
    public void A_passkey_names_its_user_where_nobody_was_named_before()
    {
        var stored = ceremony.Store();
        var anybody = new AuthenticationExpectation(ceremony.Challenge, UserVerification.Preferred);
        ceremony.Authenticate(stored, expected: anybody).ShouldBeOfType<AuthenticationOutcome.Proved>();
        ceremony.Authenticate(stored, static answer => answer["response"]!.AsObject().Remove("userHandle"), anybody)
            .ShouldBe(new AuthenticationOutcome.Refused("it names no user"));
    }

    [Fact]
    public void A_key_that_remembers_nobody_signs_in_whoever_was_named_before() =>
        ceremony.Authenticate(ceremony.Store(), static answer => answer["response"]!["userHandle"] = null).ShouldBeOfType<AuthenticationOutcome.Proved>();

    [Fact]
    public void A_look_alike_page_signs_in_nobody()
    {
        var stored = ceremony.Store();
        ceremony.Authenticator.Origin = "https://id.example.com.evil.example";
        Refused(stored, "at another origin");
    }

    [Fact]
    public void An_assertion_for_another_relying_party_signs_in_nobody()
    {
        var stored = ceremony.Store();
        ceremony.Authenticator.RelyingPartyId = "example.com";
        Refused(stored, "another relying party");
    }

    [Fact]
    public void A_replayed_assertion_signs_in_nobody()
    {
        var stored = ceremony.Store();
        ceremony.Authenticate(stored, expected: new(RandomNumberGenerator.GetBytes(32), UserVerification.Preferred))
            .ShouldBe(new AuthenticationOutcome.Refused("it answers another challenge"));
    }

    [Theory]
    [InlineData("clientDataJSON")]
    [InlineData("authenticatorData")]
    [InlineData("signature")]
    public void An_assertion_altered_in_any_bit_signs_in_nobody(string member)
    {
        var stored = ceremony.Store();
        var length = 0;
        ceremony.Authenticate(stored, answer => length = Base64Url.DecodeFromChars((string)answer["response"]![member]!).Length);
        for (var bit = 0; bit < length * 8; bit++)
        {
            var at = bit;
            ceremony.Authenticate(stored, answer =>
            {
                var bytes = Base64Url.DecodeFromChars((string)answer["response"]![member]!);
                bytes[(at / 8) % bytes.Length] ^= (byte)(1 << at % 8);
                answer["response"]![member] = Base64Url.EncodeToString(bytes);
            }).ShouldBeOfType<AuthenticationOutcome.Refused>($"{member}, bit {at}");
        }
    }

    [Fact]
    public void Another_user_s_passkey_does_not_sign_in_the_one_who_was_named()
    {
        var stored = ceremony.Store();
        ceremony.Authenticate(stored, expected: new(ceremony.Challenge, UserVerification.Preferred) { UserHandle = RandomNumberGenerator.GetBytes(32) })
            .ShouldBe(new AuthenticationOutcome.Refused("it is another user's"));
        ceremony.Authenticate(stored, static answer => answer["response"]!["userHandle"] = "AAAA")
            .ShouldBe(new AuthenticationOutcome.Refused("it names another user than its own"));
        ceremony.Authenticate(stored, expected: new(ceremony.Challenge, UserVerification.Preferred) { Allowed = [RandomNumberGenerator.GetBytes(32)], UserHandle = ceremony.UserHandle })
            .ShouldBe(new AuthenticationOutcome.Refused("it is none of the credentials that were asked for"));
    }

    [Fact]
    public void A_signature_by_another_key_signs_in_nobody()
    {
        var (first, second) = (ceremony.Store(), ceremony.Store());
        ceremony.Authenticate(first with { PublicKey = second.PublicKey }).ShouldBe(new AuthenticationOutcome.Refused("its signature is wrong"));
        ceremony.Authenticate(first, expected: new(ceremony.Challenge, UserVerification.Preferred), alter: answer => answer["rawId"] = Base64Url.EncodeToString(second.Id.Span))
            .ShouldBe(new AuthenticationOutcome.Refused("it is another credential than the stored one"));
    }

    [Fact]
    public void A_registration_is_no_assertion()
    {
        var stored = ceremony.Store();
        ceremony.Authenticator.ShapeClientData = static data => data["type"] = "webauthn.create";
        Refused(stored, "of another ceremony");
        ceremony.Authenticator.ShapeClientData = static _ => { };
        var key = ceremony.Authenticator.Credentials[0].CoseKey;
        ceremony.Authenticator.ShapeData = data => [.. data[..32], (byte)(data[32] | 0x40), .. data[33..], .. new byte[17], 1, 9, .. key];
        Refused(stored, "cannot be read");
    }

    [Fact]
    public void A_user_who_was_not_verified_does_not_sign_in_where_that_is_required()
    {
        var stored = ceremony.Store();
        ceremony.Authenticator.UserVerified = false;
        ceremony.Authenticate(stored).ShouldBe(new AuthenticationOutcome.Proved(new(UserVerified: false, SignCount: 0, BackedUp: false)));
        ceremony.UserVerification = UserVerification.Required;
        Refused(stored, "not verified");
    }

    [Fact]
    public void A_program_alone_does_not_sign_in_with_a_key_that_was_left_plugged_in()
    {
        var stored = ceremony.Store();
        ceremony.Authenticator.UserPresent = false;
        Refused(stored, "nobody was present");
    }

    [Theory]
    [InlineData(5, 6, false)]
    [InlineData(5, uint.MaxValue, false)]
    [InlineData(0, 0, false)]
    [InlineData(0, 1, false)]
    [InlineData(5, 5, true)]
    [InlineData(5, 4, true)]
    [InlineData(5, 0, true)]
    [InlineData(uint.MaxValue, 0, true)]
    public void A_counter_that_does_not_move_on_raises_the_suspicion_of_a_clone(uint before, uint after, bool suspected)
    {
        var stored = ceremony.Store() with { SignCount = before };
        ceremony.Authenticator.Counter = after;
        var proof = new AssertionProof(UserVerified: true, after, BackedUp: false);
        ceremony.Authenticate(stored).ShouldBe(suspected ? new AuthenticationOutcome.CloneSuspected(proof, before) : new AuthenticationOutcome.Proved(proof));
    }

    [Fact]
    public void Nobody_without_the_key_raises_that_suspicion()
    {
        var stored = ceremony.Store() with { SignCount = 5 };
        ceremony.Authenticate(stored, static answer => answer["response"]!["signature"] = "AAAA").ShouldBe(new AuthenticationOutcome.Refused("its signature is wrong"));
    }

    [Fact]
    public void A_credential_does_not_become_one_that_can_be_copied()
    {
        var stored = ceremony.Store();
        ceremony.Authenticator.BackupEligible = true;
        Refused(stored, "eligibility changed");
        ceremony.Authenticate(stored with { BackupEligible = true }).ShouldBeOfType<AuthenticationOutcome.Proved>();
        ceremony.Authenticator.BackupEligible = false;
        Refused(stored with { BackupEligible = true }, "eligibility changed");
    }

    [Fact]
    public void A_key_of_an_algorithm_that_this_machine_lost_is_refused_and_not_passed_over()
    {
        var key = CborNode.Map((1, 1), (3, -8), (-1, 6), (-2, new byte[32])).Encode();
        Refused(ceremony.Store() with { PublicKey = key }, "cannot be used on this machine");
    }

    private void Refused(StoredCredential stored, string reason) =>
        ceremony.Authenticate(stored).ShouldBeOfType<AuthenticationOutcome.Refused>().Reason.ShouldContain(reason);
}
