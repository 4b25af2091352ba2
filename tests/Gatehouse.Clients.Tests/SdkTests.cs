using Amazon.Runtime;
using Amazon.SecurityToken;
using Amazon.SecurityToken.Model;
using Gatehouse.Clients.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Clients.Tests;

/// <summary>The AWS SDK for .NET, unmodified: its types of errors are what programs catch.</summary>
public sealed class SdkTests
{
    [Fact]
    public async Task The_SDK_for_NET_signs_reads_answers_and_throws_what_programs_catch()
    {
        await using var host = await ClientHost.StartAsync();
        using var sts = Sts(host, new BasicAWSCredentials(host.RootKeyId, host.RootSecret));
        (await sts.GetCallerIdentityAsync(new())).Account.ShouldBe(host.Account.Id.Digits);
        (await sts.GetAccessKeyInfoAsync(new() { AccessKeyId = host.RootKeyId })).Account.ShouldBe(host.Account.Id.Digits);

        var session = (await sts.GetSessionTokenAsync(new GetSessionTokenRequest { DurationSeconds = 900 })).Credentials;
        session.Expiration!.Value.ToUniversalTime().ShouldBe(host.Server.Clock.GetUtcNow().UtcDateTime.AddSeconds(900), TimeSpan.FromSeconds(2));
        using var temporary = Sts(host, session);
        (await temporary.GetCallerIdentityAsync(new())).Arn.ShouldEndWith(":root");

        var denied = await Should.ThrowAsync<AmazonSecurityTokenServiceException>(() =>
            sts.AssumeRoleAsync(new AssumeRoleRequest { RoleArn = "arn:aws:iam::111122223333:role/nothing", RoleSessionName = "one" }));
        denied.ErrorCode.ShouldBe("AccessDenied");
        var malformed = await Should.ThrowAsync<MalformedPolicyDocumentException>(() =>
            sts.GetFederationTokenAsync(new GetFederationTokenRequest { Name = "guest", Policy = "{," }));
        malformed.Message.ShouldNotBeEmpty();

        using var stranger = Sts(host, new BasicAWSCredentials(host.RootKeyId, "another-secret-that-is-not-the-right-one"));
        (await Should.ThrowAsync<AmazonSecurityTokenServiceException>(() => stranger.GetCallerIdentityAsync(new()))).ErrorCode.ShouldBe("SignatureDoesNotMatch");
    }

    [Fact]
    public async Task The_SDK_for_JavaScript_does_so_too()
    {
        await using var host = await ClientHost.StartAsync();
        var told = await NodeScript.RunAsync(host, "iam.mjs");
        told["account"]!.GetValue<string>().ShouldBe(host.Account.Id.Digits);
        told["userArn"]!.GetValue<string>().ShouldBe($"arn:aws:iam::{host.Account.Id.Digits}:user/js");
        told["document"]!.GetValue<string>().ShouldContain("%22Version%22");
        told["error"]!.GetValue<string>().ShouldBe("NoSuchEntityException");
        told["pages"]!.GetValue<int>().ShouldBe(3);
    }

    private static AmazonSecurityTokenServiceClient Sts(ClientHost host, AWSCredentials credentials) => new(credentials, new AmazonSecurityTokenServiceConfig
    {
        ServiceURL = host.Server.Origin.ToString(),
        AuthenticationRegion = "eu-central-1",
        MaxErrorRetry = 0,
    });
}
