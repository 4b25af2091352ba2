using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.OAuth;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.OAuth;

public sealed class DpopProofTests : IDisposable
{
    private const string Address = "http://127.0.0.1:18080/v1/token";
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Tolerance = TimeSpan.FromMinutes(5);
    private readonly ECDsa key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => key.Dispose();

    [Fact]
    public void The_example_of_RFC_9449_section_4_1_is_good()
    {
        const string Proof =
            "eyJ0eXAiOiJkcG9wK2p3dCIsImFsZyI6IkVTMjU2IiwiandrIjp7Imt0eSI6IkVDIiwieCI6Imw4dEZyaHgtMzR0VjNoUklDUkRZOXpDa0RscEJoRjQyVVFVZldWQVdCRn" +
            "MiLCJ5IjoiOVZFNGpmX09rX282NHpiVFRsY3VOSmFqSG10NnY5VERWclUwQ2R2R1JEQSIsImNydiI6IlAtMjU2In19.eyJqdGkiOiItQndDM0VTYzZhY2MybFRjIiwiaHR" +
            "tIjoiUE9TVCIsImh0dSI6Imh0dHBzOi8vc2VydmVyLmV4YW1wbGUuY29tL3Rva2VuIiwiaWF0IjoxNTYyMjYyNjE2fQ.2-GxA6T8lP4vfrg8v-FdWP0A0zdrj8igiMLvqR" +
            "MUvwnQg4PtFLbdLXiOSsX0x7NVY-FNyJK70nfbV37xRZT3Lg";
        DpopProof.Verify([Proof], "POST", "https://server.example.com/token", DateTimeOffset.FromUnixTimeSeconds(1562262616), Tolerance)
            .ShouldBe(new DpopVerdict.Good("-BwC3ESc6acc2lTc", "0ZcOCORZNYy-DWpqq30jZyJGHTN0d2HglBV3uiguA4I"));
    }

    [Fact]
    public void A_proof_for_this_request_is_good_and_names_its_key() =>
        Verify(Write()).ShouldBe(new DpopVerdict.Good("one", EcPublicKey.Of(key).Thumbprint));

    [Fact]
    public void A_proof_for_another_request_another_time_or_with_a_missing_claim_is_bad()
    {
        foreach (var (name, value) in new (string, JsonNode?)[]
        {
            ("htm", "GET"), ("htm", null), ("htu", "http://127.0.0.1:18081/v1/token"), ("htu", "http://127.0.0.1:18080/v1/authorize"), ("htu", null),
            ("htu", "http://user@127.0.0.1:18080/v1/token"), ("iat", Now.AddMinutes(-6).ToUnixTimeSeconds()), ("iat", Now.AddMinutes(6).ToUnixTimeSeconds()),
            ("iat", long.MaxValue), ("iat", long.MinValue), ("iat", "now"), ("iat", null), ("jti", ""), ("jti", null), ("jti", new string('x', 300)),
        })
        {
            Verify(Write(payload: new() { [name] = value })).ShouldBeOfType<DpopVerdict.Bad>($"{name}={value}");
        }
    }

    [Fact]
    public void A_proof_of_another_type_or_algorithm_is_bad()
    {
        foreach (var (name, value) in new (string, JsonNode?)[] { ("typ", "jwt"), ("typ", null), ("alg", "none"), ("alg", "HS256"), ("alg", "ES384"), ("jwk", null), ("jwk", "key") })
        {
            Verify(Write(header: new() { [name] = value })).ShouldBeOfType<DpopVerdict.Bad>($"{name}={value}");
        }
    }

    [Fact]
    public void A_private_key_or_one_off_the_curve_is_refused()
    {
        var (x, y) = (EcPublicKey.Of(key).X, EcPublicKey.Of(key).Y);
        Verify(Write(header: new() { ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = x, ["y"] = y, ["d"] = x } })).ShouldBeOfType<DpopVerdict.Bad>();
        Verify(Write(header: new() { ["jwk"] = new JsonObject { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = x, ["y"] = x } })).ShouldBeOfType<DpopVerdict.Bad>();
    }

    [Fact]
    public void A_proof_signed_by_another_key_than_it_carries_is_bad()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        Verify(Write(header: new() { ["jwk"] = Jwk(other) })).ShouldBeOfType<DpopVerdict.Bad>();
    }

    [Fact]
    public void No_proof_two_proofs_and_rubbish_are_bad()
    {
        var proof = Write();
        DpopProof.Verify([], "POST", Address, Now, Tolerance).ShouldBeOfType<DpopVerdict.Bad>();
        DpopProof.Verify([proof, proof], "POST", Address, Now, Tolerance).ShouldBeOfType<DpopVerdict.Bad>();
        foreach (var rubbish in new[] { "", ".", "..", "...", "a.b.c", proof[..^2], proof + "x", proof.Replace('.', ','), new string('a', 5000), "e30.e30.", "bnVsbA.bnVsbA.AA" })
        {
            Verify(rubbish).ShouldBeOfType<DpopVerdict.Bad>(rubbish);
        }
    }

    [Fact]
    public void A_member_that_stands_twice_is_refused() =>
        CompactJws.TryRead(
            $"{System.Buffers.Text.Base64Url.EncodeToString("""{"alg":"ES256","alg":"none"}"""u8)}.e30.AA", 4096, out _).ShouldBeFalse();

    private static DpopVerdict Verify(string proof) => DpopProof.Verify([proof], "POST", Address, Now, Tolerance);

    private static JsonObject Jwk(ECDsa key) =>
        new() { ["kty"] = "EC", ["crv"] = "P-256", ["x"] = EcPublicKey.Of(key).X, ["y"] = EcPublicKey.Of(key).Y };

    private string Write(JsonObject? header = null, JsonObject? payload = null) => CompactJws.Write(
        Merge(new() { ["typ"] = "dpop+jwt", ["alg"] = "ES256", ["jwk"] = Jwk(key) }, header),
        Merge(new() { ["htm"] = "POST", ["htu"] = Address, ["iat"] = Now.ToUnixTimeSeconds(), ["jti"] = "one" }, payload),
        key);

    private static JsonObject Merge(JsonObject usual, JsonObject? changes)
    {
        foreach (var (name, value) in changes ?? [])
        {
            usual.Remove(name);
            if (value is not null)
            {
                usual[name] = JsonNode.Parse(JsonSerializer.Serialize(value));
            }
        }

        return usual;
    }
}
