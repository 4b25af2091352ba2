using System.Text.Json.Nodes;
using Gatehouse.Protocols.WebAuthn;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.WebAuthn;

public sealed class OptionsWriterTests
{
    private static readonly RelyingParty Party = new("id.example.com", ["https://id.example.com"]);
    private static readonly byte[] Challenge = [.. Enumerable.Range(250, 16).Select(static number => (byte)number)];

    [Fact]
    public void Creation_options_are_what_browsers_parse()
    {
        var options = new CreationOptions(Party, "Gatehouse", new(new byte[] { 255, 254 }, "alice@example.com", "Alice \"A\" </script>"), Challenge, UserVerification.Required)
        {
            Excluded = [new(new byte[] { 251 }, ["usb", "nfc"])],
            Discoverable = true,
            Attestation = true,
        };
        Same(OptionsWriter.Write(options), """
            {
              "rp": { "id": "id.example.com", "name": "Gatehouse" },
              "user": { "id": "__4", "name": "alice@example.com", "displayName": "Alice \"A\" </script>" },
              "challenge": "-vv8_f7_AAECAwQFBgcICQ",
              "pubKeyCredParams": [ { "type": "public-key", "alg": -7 }, { "type": "public-key", "alg": -257 } ],
              "timeout": 300000,
              "excludeCredentials": [ { "type": "public-key", "id": "-w", "transports": [ "usb", "nfc" ] } ],
              "authenticatorSelection": { "residentKey": "required", "requireResidentKey": true, "userVerification": "required" },
              "attestation": "direct",
              "extensions": { "credProps": true }
            }
            """);
        OptionsWriter.Write(options).ShouldNotContain("</script>");
    }

    [Fact]
    public void Request_options_are_what_browsers_parse() => Same(
        OptionsWriter.Write(new RequestOptions(Party, Challenge, UserVerification.Preferred) { Timeout = TimeSpan.FromSeconds(90), Allowed = [new(new byte[] { 1, 2, 3 }, [])] }),
        """
        {
          "challenge": "-vv8_f7_AAECAwQFBgcICQ",
          "timeout": 90000,
          "rpId": "id.example.com",
          "allowCredentials": [ { "type": "public-key", "id": "AQID", "transports": [] } ],
          "userVerification": "preferred"
        }
        """);

    [Fact]
    public void Ed25519_is_offered_only_where_somebody_verifies_it()
    {
        var user = new CredentialUser(new byte[] { 1 }, "alice", "Alice");
        OptionsWriter.Write(new CreationOptions(Party, "Gatehouse", user, Challenge, UserVerification.Preferred)).ShouldNotContain("-8");
        OptionsWriter.Write(new CreationOptions(Party with { Ed25519 = static (_, _, _) => false }, "Gatehouse", user, Challenge, UserVerification.Preferred)).ShouldContain("\"alg\":-8");
    }

    [Fact]
    public void A_challenge_that_could_be_guessed_and_a_handle_that_browsers_refuse_are_mistakes()
    {
        Should.Throw<ArgumentOutOfRangeException>(static () => OptionsWriter.Write(new RequestOptions(Party, Challenge.AsMemory(1), UserVerification.Preferred)));
        foreach (var length in new[] { 0, 65 })
        {
            Should.Throw<ArgumentOutOfRangeException>(() =>
                OptionsWriter.Write(new CreationOptions(Party, "Gatehouse", new(new byte[length], "alice", "Alice"), Challenge, UserVerification.Preferred)));
        }
    }

    private static void Same(string written, string expected) => JsonNode.DeepEquals(JsonNode.Parse(written), JsonNode.Parse(expected)).ShouldBeTrue(written);
}
