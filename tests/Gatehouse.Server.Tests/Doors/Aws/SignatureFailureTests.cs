using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Doors.Aws.Signatures;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Aws;

public sealed class SignatureFailureTests
{
    [Fact]
    public async Task A_wrong_signature_is_kept_under_its_request_with_what_we_would_have_signed()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var api = await ApiClient.OpenAsync(host, account);
        var wrong = new ApiClient(host, api.Identity with { SecretAccessKey = "wrong" });

        var answer = await wrong.IamAsync("ListAccountAliases");

        var failure = (await ListAsync(host, account)).ShouldHaveSingleItem();
        failure.RequestId.ShouldBe(answer.Header("x-amzn-RequestId"));
        failure.AccessKeyId.ShouldBe(api.Identity.AccessKeyId);
        failure.Reason.ShouldStartWith("The request signature we calculated");
        failure.CanonicalRequest.ShouldStartWith("POST\n/\n\ncontent-type:application/x-www-form-urlencoded; charset=utf-8\nhost:127.0.0.1:");
        failure.StringToSign.ShouldStartWith("AWS4-HMAC-SHA256\n20261102T090000Z\n20261102/eu-central-1/iam/aws4_request\n");
        failure.At.ShouldBe(host.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Nothing_secret_is_kept()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var api = await ApiClient.OpenAsync(host, account);
        var presigned = api.Presign(api.Get("Action=ChangePassword&Version=2010-05-08&OldPassword=granite-lantern&NewPassword=basalt-lantern"), "iam");

        await host.SendAsync(presigned with { Query = presigned.Query.Replace("Action=ChangePassword", "Action=ListAccountAliases", StringComparison.Ordinal) });

        var failure = (await ListAsync(host, account)).ShouldHaveSingleItem();
        failure.CanonicalRequest.ShouldContain("Action=ListAccountAliases&NewPassword=(hidden)&OldPassword=(hidden)&Version=2010-05-08&X-Amz-Algorithm=AWS4-HMAC-SHA256");
        failure.ToString().ShouldNotContain("lantern");
        failure.ToString().ShouldNotContain(api.Identity.SecretAccessKey);
        CanonicalSecrets.Hide("GET\n/\nX-Amz-Security-Token=abc\nhost:a\nx-amz-security-token:def\n").ShouldBe("GET\n/\nX-Amz-Security-Token=(hidden)\nhost:a\nx-amz-security-token:(hidden)\n");
    }

    [Fact]
    public async Task Only_the_newest_are_kept_and_those_for_a_week()
    {
        await using var host = await GatehouseHost.StartAsync(("Limits:Burst", "1000"));
        var account = await host.OpenAsync();
        var api = await ApiClient.OpenAsync(host, account);
        var wrong = new ApiClient(host, api.Identity with { SecretAccessKey = "wrong" });
        for (var at = 0; at < SignatureFailures.MostKept + 5; at++)
        {
            host.Clock.Advance(TimeSpan.FromSeconds(1));
            (await wrong.IamAsync("ListAccountAliases")).Status.ShouldBe(403);
        }

        var kept = await ListAsync(host, account);
        kept.Count.ShouldBe(SignatureFailures.MostKept);
        kept[0].At.ShouldBe(host.Clock.GetUtcNow());

        var upkeep = host.Get<IEnumerable<IUpkeep>>().OfType<SignatureFailures>().ShouldHaveSingleItem();
        await upkeep.RunAsync(host.Clock.GetUtcNow() + SignatureFailures.KeptFor + TimeSpan.FromDays(1), default);
        (await ListAsync(host, account)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Another_accounts_wrong_signatures_are_not_seen()
    {
        await using var host = await GatehouseHost.StartAsync();
        var account = await host.OpenAsync();
        var other = await host.OpenAsync("other@example.com");
        var api = await ApiClient.OpenAsync(host, account);
        await new ApiClient(host, api.Identity with { SecretAccessKey = "wrong" }).IamAsync("ListAccountAliases");

        (await ListAsync(host, other)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_stranger_with_a_keys_id_does_not_keep_the_database_busy()
    {
        await using var host = await GatehouseHost.StartAsync(("Limits:Burst", "3"), ("Limits:PerMinute", "1"));
        var account = await host.OpenAsync();
        var api = await ApiClient.OpenAsync(host, account);
        for (var at = 0; at < 10; at++)
        {
            (await new ApiClient(host, new SigningIdentity(api.Identity.AccessKeyId, "guess")).IamAsync("ListAccountAliases")).Status.ShouldBe(403);
        }

        (await ListAsync(host, account)).Count.ShouldBe(3);
        (await api.IamAsync("ListAccountAliases")).Status.ShouldBe(200);
    }

    private static async Task<IReadOnlyList<SignatureFailure>> ListAsync(GatehouseHost host, Server.People.Accounts.Account account) =>
        (await host.RunAsync(host.Get<ListSignatureFailures>(), new ListSignatureFailuresRequest(), TestAccounts.Root(account))).ShouldBeDone().Failures;
}
