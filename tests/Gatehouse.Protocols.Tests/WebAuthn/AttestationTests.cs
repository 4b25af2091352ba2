using System.Security.Cryptography;
using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Protocols.WebAuthn.Attestation;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.WebAuthn;

public sealed class AttestationTests : IDisposable
{
    private readonly Ceremony ceremony = new();
    private readonly SoftMaker maker = new();

    public void Dispose()
    {
        ceremony.Dispose();
        maker.Dispose();
    }

    [Theory]
    [InlineData(SoftAuthenticator.Es256)]
    [InlineData(SoftAuthenticator.Rs256)]
    public void A_credential_vouches_for_itself(int algorithm)
    {
        (ceremony.Authenticator.Algorithm, ceremony.Authenticator.Attestation) = (algorithm, SoftAttestation.PackedSelf);
        ceremony.Registered().Attestation.ShouldBe(AttestationKind.Self);
    }

    [Fact]
    public void A_maker_vouches_for_its_model()
    {
        maker.Model = ceremony.Authenticator.Aaguid;
        ceremony.Authenticator.Attestation = maker.Packed;
        var credential = ceremony.Registered();
        (credential.Attestation, credential.TrustPath.Count).ShouldBe((AttestationKind.Certified, 2));
        ceremony.Authenticator.Attestation = maker.U2f;
        ceremony.Registered().Attestation.ShouldBe(AttestationKind.Certified);
    }

    [Fact]
    public void Where_a_maker_s_word_is_wanted_only_that_of_a_trusted_one_counts()
    {
        using var stranger = new SoftMaker();
        var asked = new RegistrationExpectation(ceremony.Challenge, UserVerification.Preferred) { Trust = new([maker.Root]) };
        foreach (var (attestation, taken) in new (Func<SoftAttested, (string, CborNode)>, bool)[]
        {
            (maker.Packed, true), (maker.U2f, true), (stranger.Packed, false), (stranger.U2f, false), (SoftAttestation.PackedSelf, false), (SoftAttestation.None, false),
        })
        {
            ceremony.Authenticator.Attestation = attestation;
            (ceremony.Register(expected: asked) is RegistrationOutcome.Registered).ShouldBe(taken);
        }
    }

    [Fact]
    public void A_trusted_maker_s_certificate_is_of_no_use_once_it_ran_out()
    {
        ceremony.Authenticator.Attestation = maker.Packed;
        var statement = ceremony.Registered();
        var verdict = new AttestationVerdict.Good(AttestationKind.Certified, statement.TrustPath);
        var trust = new AttestationTrust([maker.Root]);
        trust.Accepts(verdict, Ceremony.Now).ShouldBeTrue();
        trust.Accepts(verdict, Ceremony.Now.AddYears(25)).ShouldBeFalse();
        new AttestationTrust([statement.TrustPath[0]]).Accepts(verdict, Ceremony.Now).ShouldBeTrue();
        new AttestationTrust([new byte[] { 1 }]).Accepts(verdict, Ceremony.Now).ShouldBeFalse();
    }

    [Theory]
    [InlineData("C=AQ, O=Penguin Keys, OU=Web Server, CN=Model One")]
    [InlineData("O=Penguin Keys, OU=Authenticator Attestation, CN=Model One")]
    [InlineData("C=AQ, OU=Authenticator Attestation, CN=Model One")]
    [InlineData("C=AQ, O=Penguin Keys, OU=Authenticator Attestation")]
    [InlineData("C=AQ, O=Penguin Keys, OU=Authenticator Attestation, OU=Web Server, CN=Model One")]
    public void Another_certificate_of_the_same_maker_signs_no_credentials(string subject)
    {
        maker.CertificateSubject = subject;
        Refused(maker.Packed, "not an authenticator's: the subject");
    }

    [Fact]
    public void A_certificate_that_may_sign_others_signs_no_credentials()
    {
        maker.CertificateMaySign = true;
        Refused(maker.Packed, "may sign others");
    }

    [Fact]
    public void One_model_s_certificate_lends_no_name_to_another()
    {
        maker.Model = new("11111111-2222-3333-4444-555555555555");
        Refused(maker.Packed, "another model");
        (maker.Model, maker.ModelIsCritical) = (ceremony.Authenticator.Aaguid, true);
        Refused(maker.Packed, "another model");
    }

    [Fact]
    public void A_statement_about_something_else_is_refused()
    {
        foreach (var attestation in new Func<SoftAttested, (string, CborNode)>[] { SoftAttestation.PackedSelf, maker.Packed, maker.U2f })
        {
            Refused(thing => attestation(thing with { ClientDataHash = new byte[32] }), "signature is wrong");
        }

        Refused(thing => maker.U2f(thing with { RelyingParty = "example.com" }), "signature is wrong");
    }

    [Fact]
    public void A_self_attestation_by_another_key_or_for_another_algorithm_is_refused()
    {
        using var other = new SoftCredential(SoftAuthenticator.Es256, [1], [1]);
        Refused(thing => SoftAttestation.PackedSelf(thing with { Credential = other }), "signature is wrong");
        Refused(static thing => ("packed", CborNode.Map(("alg", -257), ("sig", thing.Credential.Sign(thing.Signed)))), "another algorithm");
    }

    [Fact]
    public void A_key_that_U2F_does_not_know_has_no_U2F_statement()
    {
        ceremony.Authenticator.Algorithm = SoftAuthenticator.Rs256;
        Refused(maker.U2f, "none that U2F knows");
        ceremony.Authenticator.Algorithm = SoftAuthenticator.Es256;
        maker.Curve = ECCurve.NamedCurves.nistP384;
        Refused(maker.U2f, "not on P-256");
        Refused(maker.Packed, "signature is wrong");
    }

    [Theory]
    [InlineData("tpm")]
    [InlineData("android-key")]
    [InlineData("android-safetynet")]
    [InlineData("apple")]
    [InlineData("compound")]
    public void Formats_that_are_not_verified_are_refused_by_name(string format) =>
        Refused(_ => (format, CborNode.Map(("ver", "2.0"))), $"format {format} is not verified");

    [Fact]
    public void Unknown_and_malformed_statements_are_refused()
    {
        Refused(static _ => ("Packed", CborNode.Map()), "unknown");
        Refused(static _ => ("none\n", CborNode.Map()), "unknown");
        Refused(static _ => ("none", CborNode.Map(("alg", -7))), "there should be none");
        Refused(static _ => ("none", CborNode.List()), "there should be none");
        Refused(static _ => ("packed", CborNode.Map()), "malformed");
        Refused(static _ => ("packed", CborNode.List()), "malformed");
        Refused(static thing => ("packed", CborNode.Map(("alg", -7), ("sig", thing.Credential.Sign(thing.Signed)), ("ecdaaKeyId", new byte[8]))), "malformed");
        Refused(static _ => ("packed", CborNode.Map(("alg", -7), ("sig", new byte[70]), ("x5c", CborNode.List()))), "cannot be read");
        Refused(static _ => ("packed", CborNode.Map(("alg", -7), ("sig", new byte[70]), ("x5c", CborNode.List(new byte[70])))), "cannot be read");
        Refused(static _ => ("packed", CborNode.Map(("alg", -7), ("sig", new byte[70]), ("x5c", "certificate"))), "cannot be read");
        Refused(static _ => ("fido-u2f", CborNode.Map(("sig", new byte[70]), ("x5c", CborNode.List(new byte[70])))), "malformed");
        Refused(_ => ("fido-u2f", CborNode.Map(("sig", new byte[70]), ("x5c", CborNode.List(maker.Root, maker.Root)))), "malformed");
    }

    private void Refused(Func<SoftAttested, (string, CborNode)> attestation, string reason)
    {
        ceremony.Authenticator.Attestation = attestation;
        ceremony.Register().ShouldBeOfType<RegistrationOutcome.Refused>().Reason.ShouldContain(reason);
    }
}
