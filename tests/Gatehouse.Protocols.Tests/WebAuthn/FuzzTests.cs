using System.Buffers.Text;
using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Protocols.WebAuthn.Attestation;
using Gatehouse.Protocols.WebAuthn.Keys;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.WebAuthn;

/// <summary>Whatever comes, the answer is a value: never an exception, never a sign-in.</summary>
public sealed class FuzzTests : IDisposable
{
    private static readonly Config Often = Config.QuickThrowOnFailure.WithMaxTest(500);
    private readonly Ceremony ceremony = new();
    private readonly SoftMaker maker = new();

    public void Dispose()
    {
        ceremony.Dispose();
        maker.Dispose();
    }

    [Fact]
    public void Random_bytes_are_read_or_refused() => Prop.ForAll<byte[]>(static bytes =>
    {
        CborValueReader.TryRead(bytes, out _);
        AttestationObject.TryRead(bytes, out _);
        AuthenticatorDataReader.TryRead(bytes, out _);
        CoseKeyReader.TryRead(bytes, static (_, _, _) => true, out _);
        ClientDataReader.TryRead(bytes, out _);
        AttestationCertificate.TryRead(bytes, out var certificate);
        certificate?.Dispose();
        foreach (var text in new[] { Encoding.Latin1.GetString(bytes), Base64Url.EncodeToString(bytes), $$$"""{"type":"public-key","rawId":"{{{Encoding.Latin1.GetString(bytes)}}}","response":{}}""" })
        {
            RegistrationResponse.TryRead(text, out _);
            AuthenticationResponse.TryRead(text, out _);
        }
    }).Check(Often);

    [Theory]
    [InlineData("none")]
    [InlineData("self")]
    [InlineData("packed")]
    [InlineData("u2f")]
    public void An_attestation_object_that_was_cut_short_registers_nothing(string kind)
    {
        var (response, expected) = Made(kind);
        for (var length = 0; length < response.AttestationObject.Length; length++)
        {
            Verify(response with { AttestationObject = response.AttestationObject[..length] }, expected).ShouldBeOfType<RegistrationOutcome.Refused>();
        }

        Verify(response with { AttestationObject = (byte[])[.. response.AttestationObject.Span, 0] }, expected).ShouldBeOfType<RegistrationOutcome.Refused>();
        Verify(response with { AttestationObject = (byte[])[.. response.AttestationObject.Span, .. new byte[100_000]] }, expected).ShouldBeOfType<RegistrationOutcome.Refused>();
    }

    [Theory]
    [InlineData("self")]
    [InlineData("u2f")]
    [InlineData("packed")]
    public void A_signed_attestation_object_altered_in_any_byte_throws_nothing_and_keeps_what_was_signed(string kind)
    {
        var (response, expected) = Made(kind);
        var original = Verify(response, expected).ShouldBeOfType<RegistrationOutcome.Registered>().Credential;
        for (var at = 0; at < response.AttestationObject.Length; at++)
        {
            foreach (var change in new byte[] { 0x01, 0x80 })
            {
                var bytes = response.AttestationObject.ToArray();
                bytes[at] ^= change;
                if (Verify(response with { AttestationObject = bytes }, expected) is RegistrationOutcome.Registered { Credential: var credential })
                {
                    // Only the certificates' own text may differ, which a trusted root would notice: never what the credential is.
                    kind.ShouldNotBe("self");
                    credential.PublicKey.ToArray().ShouldBe(original.PublicKey.ToArray());
                    credential.Id.ToArray().ShouldBe(original.Id.ToArray());
                }
            }
        }
    }

    [Fact]
    public void Bytes_that_are_changed_cut_doubled_or_mixed_throw_nothing()
    {
        var (response, expected) = Made("packed");
        var good = response.AttestationObject.ToArray();
        Prop.ForAll<byte[], int, int>((noise, from, to) =>
        {
            var start = (int)((uint)from % (uint)good.Length);
            var end = start + (int)((uint)to % (uint)(good.Length - start));
            foreach (var bytes in (byte[][])[[.. good[..start], .. noise, .. good[end..]], [.. good[..end], .. good[start..]], [.. good[..start], .. noise, .. good[Math.Min(good.Length, start + noise.Length)..]]])
            {
                var outcome = Verify(response with { AttestationObject = bytes }, expected);
                (outcome is RegistrationOutcome.Refused || noise.Length == 0 || bytes.AsSpan().IndexOf(good.AsSpan(good.Length - 77)) >= 0).ShouldBeTrue();
            }
        }).Check(Often);
    }

    [Fact]
    public void Assertions_of_random_bytes_sign_in_nobody()
    {
        var stored = ceremony.Store();
        var expected = new AuthenticationExpectation(ceremony.Challenge, UserVerification.Preferred) { UserHandle = ceremony.UserHandle };
        var client = Encoding.UTF8.GetBytes($$"""{"type":"webauthn.get","challenge":"{{Base64Url.EncodeToString(ceremony.Challenge)}}","origin":"{{Ceremony.Address}}"}""");
        byte[] data = [.. System.Security.Cryptography.SHA256.HashData(Encoding.UTF8.GetBytes(Ceremony.Host)), 0x05, 0, 0, 0, 1];
        Prop.ForAll<byte[], byte[], byte[]>((one, two, three) =>
        {
            foreach (var response in new AuthenticationResponse[] { new(stored.Id, one, two, three), new(stored.Id, client, two, three), new(stored.Id, client, data, three), new(one, client, data, two) })
            {
                AuthenticationCeremony.Verify(ceremony.Party, expected, stored, response).ShouldBeOfType<AuthenticationOutcome.Refused>();
            }
        }).Check(Often);
    }

    private (RegistrationResponse Response, RegistrationExpectation Expected) Made(string kind)
    {
        ceremony.Authenticator.Attestation = kind switch
        {
            "self" => SoftAttestation.PackedSelf,
            "packed" => maker.Packed,
            "u2f" => maker.U2f,
            _ => SoftAttestation.None,
        };
        var options = OptionsWriter.Write(new CreationOptions(ceremony.Party, "Gatehouse", new(ceremony.UserHandle, "alice", "Alice"), ceremony.Challenge, UserVerification.Preferred));
        RegistrationResponse.TryRead(ceremony.Authenticator.Create(options), out var response).ShouldBeTrue();
        return (response, new(ceremony.Challenge, UserVerification.Preferred));
    }

    private RegistrationOutcome Verify(RegistrationResponse response, RegistrationExpectation expected) =>
        RegistrationCeremony.Verify(ceremony.Party, expected, response, Ceremony.Now);
}
