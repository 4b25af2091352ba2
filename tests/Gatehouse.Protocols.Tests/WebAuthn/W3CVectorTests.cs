using System.Text.Json;
using Gatehouse.Protocols.WebAuthn;
using Gatehouse.Protocols.WebAuthn.Attestation;
using Shouldly;
using Xunit;
using Xunit.Abstractions;

namespace Gatehouse.Protocols.Tests.WebAuthn;

/// <summary>The test vectors of the standard itself (section 16): each credential registers and then signs in, or is refused for its reason.</summary>
public sealed class W3CVectorTests(ITestOutputHelper output)
{
    private static readonly JsonElement File = Read();
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    public static TheoryData<string> Names => [.. File.GetProperty("vectors").EnumerateArray().Select(static each => each.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Each_vector_has_its_outcome(string name)
    {
        if (!SodiumEd25519.IsThere && Environment.GetEnvironmentVariable("CI") is not ("true" or "1") && name.Contains("Ed25519"))
        {
            output.WriteLine("Skipped: libsodium is not installed (apt-get install libsodium23).");
            return;
        }

        var vector = File.GetProperty("vectors").EnumerateArray().Single(each => each.GetProperty("name").GetString() == name);
        var party = new RelyingParty("example.org", ["https://example.org"])
        {
            TopOrigins = name.Contains("topOrigin") ? ["https://example.com"] : [],
            Ed25519 = SodiumEd25519.Verify,
        };
        var registration = vector.GetProperty("registration");
        var expected = new RegistrationExpectation(Hex(registration, "challenge"), UserVerification.Preferred)
        {
            Trust = name.StartsWith("Packed", StringComparison.Ordinal) || name.StartsWith("FIDO", StringComparison.Ordinal) ? new([Hex(File, "attestationRoot")]) : AttestationTrust.Unasked,
        };
        var outcome = RegistrationCeremony.Verify(
            party, expected, new(Hex(vector, "credentialId"), Hex(registration, "clientDataJSON"), Hex(registration, "attestationObject")), Now);
        if (Refusal(name) is { } reason)
        {
            outcome.ShouldBeOfType<RegistrationOutcome.Refused>().Reason.ShouldContain(reason);
            return;
        }

        var credential = outcome.ShouldBeOfType<RegistrationOutcome.Registered>().Credential;
        credential.Id.ToArray().ShouldBe(Hex(vector, "credentialId"));
        credential.Aaguid.ToString("N").ShouldBe(vector.GetProperty("aaguid").GetString());
        credential.Attestation.ShouldBe(name switch
        {
            "ES256 Credential with Self Attestation" => AttestationKind.Self,
            _ when name.Contains("Attestation with") => AttestationKind.Certified,
            _ => AttestationKind.None,
        });

        var authentication = vector.GetProperty("authentication");
        var stored = new StoredCredential(credential.Id, credential.PublicKey, new byte[] { 1 }, credential.SignCount, credential.BackupEligible);
        var response = new AuthenticationResponse(
            credential.Id, Hex(authentication, "clientDataJSON"), Hex(authentication, "authenticatorData"), Hex(authentication, "signature"));
        var asked = new AuthenticationExpectation(Hex(authentication, "challenge"), UserVerification.Preferred) { UserHandle = new byte[] { 1 } };
        AuthenticationCeremony.Verify(party, asked, stored, response).ShouldBeOfType<AuthenticationOutcome.Proved>().Proof.SignCount.ShouldBe(0u);
        AuthenticationCeremony.Verify(party, asked with { Challenge = Hex(registration, "challenge") }, stored, response).ShouldBeOfType<AuthenticationOutcome.Refused>();
    }

    /// <summary>What is refused on purpose: keys and statements that are not served, and a page inside of an unknown one.</summary>
    private static string? Refusal(string name) => name switch
    {
        _ when name.Contains("crossOrigin") => "inside of another's page",
        _ when name.Contains("ES384") || name.Contains("ES512") || name.Contains("Ed448") => "none of those that were asked for",
        _ when name.StartsWith("TPM", StringComparison.Ordinal) => "tpm is not verified",
        _ when name.StartsWith("Android", StringComparison.Ordinal) => "android-key is not verified",
        _ when name.StartsWith("Apple", StringComparison.Ordinal) => "apple is not verified",
        _ => null,
    };

    private static byte[] Hex(JsonElement parent, string name) => Convert.FromHexString(parent.GetProperty(name).GetString()!);

    private static JsonElement Read()
    {
        using var stream = typeof(W3CVectorTests).Assembly.GetManifestResourceStream("w3c-test-vectors.json")!;
        using var document = JsonDocument.Parse(stream);
        return document.RootElement.Clone();
    }
}
