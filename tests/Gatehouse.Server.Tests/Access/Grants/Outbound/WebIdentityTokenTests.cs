using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Grants.Outbound;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Access.Authorization;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Grants.Outbound;

/// <summary>Tokens for outside parties, read as such a party would: with nothing but the issuer's address.</summary>
public sealed class WebIdentityTokenTests : IAsyncLifetime
{
    private const string Audience = "https://api.example.com";
    private Iam iam = null!;
    private HttpClient outside = null!;

    public async Task InitializeAsync()
    {
        iam = await Iam.StartAsync();
        outside = new() { BaseAddress = iam.Host.Origin };
    }

    public async Task DisposeAsync()
    {
        outside.Dispose();
        await iam.DisposeAsync();
    }

    [Theory]
    [InlineData("ES384")]
    [InlineData("RS256")]
    public async Task An_outside_party_reads_who_somebody_is_from_the_issuers_address_alone(string algorithm)
    {
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:GetWebIdentityToken"), Given.Allow("sts:TagGetWebIdentityToken"));
        (await iam.RunAsync(iam.Get<TagUser>(), new() { UserName = "mara", Tags = TestRoles.Tags(("team", "blue")) })).ShouldBeDone();
        var issuer = await EnableAsync();
        var given = (await AskAsync(mara, algorithm, tags: TestRoles.Tags(("build", "7")))).ShouldBeDone();

        var (claims, signer) = await VerifyAsync(given.WebIdentityToken, issuer);
        signer.ShouldBe(algorithm);
        (claims["iss"]!.GetValue<string>(), claims["aud"]!.GetValue<string>(), claims["sub"]!.GetValue<string>()).ShouldBe((issuer, Audience, iam.ArnOf("mara")));
        var now = iam.Host.Clock.GetUtcNow();
        (claims["iat"]!.GetValue<long>(), claims["exp"]!.GetValue<long>()).ShouldBe((now.ToUnixTimeSeconds(), now.AddMinutes(5).ToUnixTimeSeconds()));
        given.Expiration.ShouldBe(now.AddMinutes(5));
        var context = claims["https://sts.amazonaws.com/"]!;
        context["aws_account"]!.GetValue<string>().ShouldBe(iam.Id);
        context["principal_tags"]!["team"]!.GetValue<string>().ShouldBe("blue");
        context["request_tags"]!["build"]!.GetValue<string>().ShouldBe("7");
        var again = (await AskAsync(mara, algorithm)).ShouldBeDone();
        (await VerifyAsync(again.WebIdentityToken, issuer)).Claims["jti"]!.GetValue<string>().ShouldNotBe(claims["jti"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_role_is_the_subject_and_its_token_does_not_outlive_its_session()
    {
        var issuer = await EnableAsync();
        var mara = await iam.PersonAsync("mara", Given.Allow("sts:AssumeRole"));
        var role = await iam.Host.AddRoleAsync(iam.Account, "Deployer", TestRoles.Trust(iam.Id));
        await iam.Host.LetAsync(iam.Account, role, "\"sts:GetWebIdentityToken\"");
        var credentials = (await iam.RunAsync(
            iam.Get<AssumeRole>(), new() { RoleArn = role.Arn, RoleSessionName = "work", DurationSeconds = 900 }, mara)).ShouldBeDone().Credentials;
        var worker = await iam.Host.UseAsync(credentials);

        var token = (await AskAsync(worker, seconds: 900)).ShouldBeDone();
        (await VerifyAsync(token.WebIdentityToken, issuer)).Claims["sub"]!.GetValue<string>().ShouldBe(role.Arn);
        iam.Host.Clock.Advance(TimeSpan.FromSeconds(1));
        (await AskAsync(worker, seconds: 900)).ShouldBeRefused("SessionDurationEscalationException");
    }

    [Fact]
    public async Task Several_audiences_are_a_list_and_policies_may_ask_about_each()
    {
        var issuer = await EnableAsync();
        var mara = await iam.PersonAsync(
            "mara", Given.Allow("sts:GetWebIdentityToken", "*", $"\"ForAllValues:StringEquals\":{{\"sts:IdentityTokenAudience\":[\"{Audience}\",\"other\"]}}"));
        var token = (await AskAsync(mara, audience: [Audience, "other"])).ShouldBeDone().WebIdentityToken;
        (await VerifyAsync(token, issuer)).Claims["aud"]!.AsArray().Select(static each => each!.GetValue<string>()).ShouldBe([Audience, "other"]);
        (await AskAsync(mara, audience: [Audience, "evil"])).ShouldBeRefused("AccessDenied");
        (await AskAsync(mara, tags: TestRoles.Tags(("a", "b")))).ShouldBeRefused("AccessDenied").PublicText.ShouldContain("sts:TagGetWebIdentityToken");
    }

    [Fact]
    public async Task Each_account_is_an_issuer_of_its_own_and_off_until_it_is_switched_on()
    {
        (await AskAsync(iam.Root)).ShouldBeRefused("OutboundWebIdentityFederationDisabledException");
        (await iam.RunAsync(iam.Get<GetOutboundWebIdentityFederationInfo>(), new())).ShouldBeRefused("FeatureDisabled");
        (await iam.RunAsync(iam.Get<DisableOutboundWebIdentityFederation>(), new())).ShouldBeRefused("FeatureDisabled");
        var issuer = await EnableAsync();
        (await iam.RunAsync(iam.Get<EnableOutboundWebIdentityFederation>(), new())).ShouldBeRefused("FeatureEnabled");
        (await iam.RunAsync(iam.Get<GetOutboundWebIdentityFederationInfo>(), new())).ShouldBeDone().ShouldBe(new(issuer, true));
        var other = await iam.OtherAccountAsync();
        (await AskAsync(other.Root)).ShouldBeRefused("OutboundWebIdentityFederationDisabledException");
        (await other.RunAsync(other.Get<EnableOutboundWebIdentityFederation>(), new())).ShouldBeDone().IssuerIdentifier.ShouldNotBe(issuer);

        var token = (await AskAsync(iam.Root)).ShouldBeDone().WebIdentityToken;
        (await iam.RunAsync(iam.Get<DisableOutboundWebIdentityFederation>(), new())).ShouldBeDone();
        (await AskAsync(iam.Root)).ShouldBeRefused("OutboundWebIdentityFederationDisabledException");
        await VerifyAsync(token, issuer);
        (await EnableAsync()).ShouldBe(issuer);
    }

    [Fact]
    public async Task An_issuer_that_nobody_has_publishes_nothing()
    {
        (await outside.GetAsync("/issuers/none/.well-known/openid-configuration")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
        (await outside.GetAsync("/issuers/none/.well-known/jwks.json")).StatusCode.ShouldBe(System.Net.HttpStatusCode.NotFound);
    }

    private async Task<string> EnableAsync() => (await iam.RunAsync(iam.Get<EnableOutboundWebIdentityFederation>(), new())).ShouldBeDone().IssuerIdentifier;

    private Task<Gatehouse.Server.Foundation.Outcomes.Outcome<GetWebIdentityTokenReply>> AskAsync(
        Caller caller, string algorithm = "ES384", int? seconds = null, string[]? audience = null, IReadOnlyList<Tag>? tags = null) => iam.RunAsync(
            iam.Get<GetWebIdentityToken>(), new() { Audience = audience ?? [Audience], SigningAlgorithm = algorithm, DurationSeconds = seconds, Tags = tags }, caller);

    /// <summary>OpenID Connect Discovery, RFC 7517 and RFC 7515 in the hands of somebody who knows the issuer alone.</summary>
    private async Task<(JsonNode Claims, string Algorithm)> VerifyAsync(string token, string issuer)
    {
        var discovery = JsonNode.Parse(await outside.GetStringAsync(issuer + "/.well-known/openid-configuration"))!;
        discovery["issuer"]!.GetValue<string>().ShouldBe(issuer);
        var parts = token.Split('.');
        var header = JsonNode.Parse(Base64Url.DecodeFromChars(parts[0]))!;
        var algorithm = header["alg"]!.GetValue<string>();
        var keys = JsonNode.Parse(await outside.GetStringAsync(discovery["jwks_uri"]!.GetValue<string>()))!["keys"]!.AsArray();
        var jwk = keys.Single(key => key!["kid"]!.GetValue<string>() == header["kid"]!.GetValue<string>())!;
        jwk["d"].ShouldBeNull();
        jwk["alg"]!.GetValue<string>().ShouldBe(algorithm);
        byte[] Member(string name) => Base64Url.DecodeFromChars(jwk[name]!.GetValue<string>());
        var signed = Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}");
        var signature = Base64Url.DecodeFromChars(parts[2]);
        if (algorithm == "RS256")
        {
            using var rsa = RSA.Create(new RSAParameters { Modulus = Member("n"), Exponent = Member("e") });
            rsa.VerifyData(signed, signature, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1).ShouldBeTrue();
        }
        else
        {
            using var curve = ECDsa.Create(new ECParameters { Curve = ECCurve.NamedCurves.nistP384, Q = new() { X = Member("x"), Y = Member("y") } });
            curve.VerifyData(signed, signature, HashAlgorithmName.SHA384, DSASignatureFormat.IeeeP1363FixedFieldConcatenation).ShouldBeTrue();
        }

        return (JsonNode.Parse(Base64Url.DecodeFromChars(parts[1]))!, algorithm);
    }
}
