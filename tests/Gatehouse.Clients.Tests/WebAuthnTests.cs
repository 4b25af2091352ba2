using System.Buffers.Text;
using System.Text.Json.Nodes;
using Gatehouse.Clients.Tests.Harness;
using Gatehouse.Protocols.Tests.WebAuthn;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.People.Factors.Passkeys;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary>
/// @simplewebauthn/server, which shares no line with ours, on the same questions and answers: it must take what we take, read the same
/// out of it, and refuse what we refuse.
/// </summary>
public sealed class WebAuthnTests
{
    [Theory]
    [InlineData(SoftAuthenticator.Es256, "none")]
    [InlineData(SoftAuthenticator.Es256, "packed")]
    [InlineData(SoftAuthenticator.Rs256, "none")]
    public async Task Another_verifier_takes_our_questions_and_reads_the_same_out_of_the_answers(int algorithm, string format)
    {
        await using var host = await ClientHost.StartAsync();
        using var device = DeviceOf(host);
        (device.Algorithm, device.Counter, device.CounterStep) = (algorithm, 3, 1);
        device.Attestation = format == "packed" ? SoftAttestation.PackedSelf : SoftAttestation.None;
        var registration = host.Server.Get<PasskeyRegistration>();
        var asked = await registration.StartAsync(host.Account.Root, host.Account.Id.Digits, "owner", "owner", passwordless: true);
        var answer = device.Create(asked.OptionsJson);
        var made = registration.Finish(host.Account.Root, asked.Token, answer).ShouldBeOfType<Outcome<MadePasskey>.Done>().Value;
        var theirs = await JudgeAsync(host, "registration", asked.OptionsJson, answer);
        theirs["verified"]!.GetValue<bool>().ShouldBeTrue(theirs.ToJsonString());
        theirs["format"]!.GetValue<string>().ShouldBe(format);
        theirs["id"]!.GetValue<string>().ShouldBe(Base64Url.EncodeToString(made.Credential.Id.Span));
        theirs["publicKey"]!.GetValue<string>().ShouldBe(Base64Url.EncodeToString(made.Credential.PublicKey.Span));
        theirs["counter"]!.GetValue<uint>().ShouldBe(made.Credential.SignCount);
        theirs["aaguid"]!.GetValue<Guid>().ShouldBe(made.Credential.Aaguid);
        theirs["userVerified"]!.GetValue<bool>().ShouldBe(made.Credential.UserVerified);

        (await host.Server.Database.WriteAsync(session => registration.AddAsync(session, host.Account.Root, Kept(host), made))).ShouldBeNull();
        var stored = new JsonObject { ["id"] = theirs["id"]!.DeepClone(), ["publicKey"] = theirs["publicKey"]!.DeepClone(), ["counter"] = theirs["counter"]!.DeepClone() };
        var check = host.Server.Get<PasskeyCheck>();
        var question = await check.StartAsync(null, passwordless: true);
        var assertion = device.Get(question.OptionsJson);
        var proved = await JudgeAsync(host, "assertion", question.OptionsJson, assertion, stored);
        proved["verified"]!.GetValue<bool>().ShouldBeTrue(proved.ToJsonString());
        var ours = (await check.FinishAsync(null, question.Token, assertion)).ShouldBeOfType<PasskeyVerdict.Right>();
        proved["counter"]!.GetValue<uint>().ShouldBe(ours.Proof.Assertion.SignCount);
        proved["userVerified"]!.GetValue<bool>().ShouldBe(ours.UserVerified);
    }

    [Fact]
    public async Task Both_refuse_another_origin_another_party_an_unverified_user_and_a_changed_signature()
    {
        await using var host = await ClientHost.StartAsync();
        foreach (var wrong in new Action<SoftAuthenticator>[]
        {
            static device => device.Origin = "https://attacker.example",
            static device => device.RelyingPartyId = "attacker.example",
            static device => device.UserVerified = false,
            static device => device.UserPresent = false,
            static device => device.ShapeClientData = static data => data["challenge"] = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
            static device => device.ShapeClientData = static data => data["type"] = "webauthn.get",
        })
        {
            using var device = DeviceOf(host);
            wrong(device);
            var registration = host.Server.Get<PasskeyRegistration>();
            var asked = await registration.StartAsync(host.Account.Root, host.Account.Id.Digits, "owner", "owner", passwordless: true);
            var answer = device.Create(asked.OptionsJson);
            registration.Finish(host.Account.Root, asked.Token, answer).ShouldBeOfType<Outcome<MadePasskey>.Refused>();
            var theirs = await JudgeAsync(host, "registration", asked.OptionsJson, answer);
            theirs["verified"]!.GetValue<bool>().ShouldBeFalse(answer);
        }
    }

    private static SoftAuthenticator DeviceOf(ClientHost host) => new(host.Server.Origin.GetLeftPart(UriPartial.Authority));

    private static MfaDevice Kept(ClientHost host) => new()
    {
        Serial = MfaSerial.OfPasskey(host.Account.Id.Digits, null, "key", "2ABCDEFGHIJKLMNO"),
        AccountId = host.Account.Id.Digits,
        Owner = host.Account.Root.ToString(),
        Kind = MfaDevice.Passkey,
        Name = "key",
        CreatedAt = host.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        AddedAt = host.Server.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
    };

    private static Task<JsonNode> JudgeAsync(ClientHost host, string kind, string options, string answer, JsonObject? stored = null) =>
        NodeScript.RunAsync(host, "webauthn.mjs", new JsonObject
        {
            ["kind"] = kind,
            ["options"] = JsonNode.Parse(options),
            ["answer"] = JsonNode.Parse(answer),
            ["origin"] = host.Server.Origin.GetLeftPart(UriPartial.Authority),
            ["rpId"] = host.Server.Origin.Host,
            ["requireUserVerification"] = true,
            ["stored"] = stored,
        }.ToJsonString());
}
