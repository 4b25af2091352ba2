using Gatehouse.Server.People.Users.Reports;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users.Reports;

public sealed class AccountSummaryTests
{
    private static readonly string[] Keys =
    [
        "Users", "UsersQuota", "Groups", "GroupsQuota", "MFADevices", "MFADevicesInUse", "AccountMFAEnabled", "AccountAccessKeysPresent", "AccountPasswordPresent",
        "AccountSigningCertificatesPresent", "Providers", "Roles", "RolesQuota", "Policies", "PoliciesQuota", "PolicySizeQuota", "PolicyVersionsInUse",
        "PolicyVersionsInUseQuota", "VersionsPerPolicyQuota", "AccessKeysPerUserQuota", "GroupsPerUserQuota", "AttachedPoliciesPerUserQuota",
        "AttachedPoliciesPerGroupQuota", "AttachedPoliciesPerRoleQuota", "UserPolicySizeQuota", "GroupPolicySizeQuota", "RolePolicySizeQuota",
        "AssumeRolePolicySizeQuota", "InstanceProfiles", "InstanceProfilesQuota", "ServerCertificates", "ServerCertificatesQuota",
        "SigningCertificatesPerUserQuota", "GlobalEndpointTokenVersion",
    ];

    [Fact]
    public async Task The_summary_has_every_key_of_IAM_and_counts_this_account_alone()
    {
        await using var iam = await Iam.StartAsync();
        var other = await iam.OtherAccountAsync();
        await other.UserAsync();
        await iam.UserAsync("alice");
        await iam.UserAsync("bob");
        await iam.GroupAsync();
        await iam.KeyAsync("alice");
        var before = await SummaryAsync(iam);
        before.Keys.Order(StringComparer.Ordinal).ShouldBe(Keys.Order(StringComparer.Ordinal));
        (before["Users"], before["Groups"], before["AccountAccessKeysPresent"], before["AccountPasswordPresent"], before["GlobalEndpointTokenVersion"]).ShouldBe((2, 1, 0, 1, 1));
        (before["UsersQuota"], before["GroupsQuota"], before["AccessKeysPerUserQuota"], before["GroupsPerUserQuota"]).ShouldBe((5000, 300, 2, 10));
        await iam.KeyAsync(null);
        await iam.KeyAsync(null);
        (await iam.RunAsync(iam.Get<SetSecurityTokenServicePreferences>(), new() { GlobalEndpointTokenVersion = "v2Token" })).ShouldBeDone();
        var after = await SummaryAsync(iam);
        (after["AccountAccessKeysPresent"], after["GlobalEndpointTokenVersion"]).ShouldBe((1, 2));
        (await SummaryAsync(other))["GlobalEndpointTokenVersion"].ShouldBe(1);
    }

    private static async Task<IReadOnlyDictionary<string, long>> SummaryAsync(Iam iam) => (await iam.RunAsync(iam.Get<GetAccountSummary>(), new())).ShouldBeDone().SummaryMap;
}
