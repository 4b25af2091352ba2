using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Delegation;
using Gatehouse.Server.People.Organizations.Handshakes;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Units;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>The part of the estate that is an organization: the account manages it.</summary>
internal static class EstateOfOrganization
{
    public static async Task AddAsync(Iam iam, Dictionary<string, object> values, string secret)
    {
        IReadOnlyList<Tag> tags = [new() { Key = secret, Value = secret }];
        await DoAsync(iam, iam.Get<CreateOrganization>(), new());
        var root = (await DoAsync(iam, iam.Get<ListRoots>(), new())).Roots[0].Id;
        var unit = (await DoAsync(iam, iam.Get<CreateOrganizationalUnit>(), new() { ParentId = root, Name = secret, Tags = tags })).OrganizationalUnit.Id;
        var asked = (await DoAsync(iam, iam.Get<CreateAccount>(), new() { Email = secret + "@example.com", AccountName = secret, Tags = tags })).CreateAccountStatus.Id;
        var content = Given.Policy(Given.Allow($"iam:{secret}"));
        var policy = (await DoAsync(
            iam, iam.Get<CreatePolicy>(), new() { Name = secret, Description = secret, Type = PolicyTypes.ServiceControl, Content = content, Tags = tags })).Policy.PolicySummary.Id;
        await DoAsync(iam, iam.Get<AttachPolicy>(), new() { PolicyId = policy, TargetId = unit });
        var invited = (await DoAsync(
            iam, iam.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = secret + "guest@example.com", Type = "EMAIL" }, Notes = secret })).Handshake.Id;
        await DoAsync(iam, iam.Get<EnableAWSServiceAccess>(), new() { ServicePrincipal = secret.ToLowerInvariant() + ".amazonaws.com" });
        await DoAsync(iam, iam.Get<PutResourcePolicy>(), new()
        {
            Content = """{"Version":"2012-10-17","Statement":[{"Sid":"SECRET","Effect":"Allow","Principal":{"AWS":"ID"},"Action":"organizations:ListAccounts","Resource":"*"}]}"""
                .Replace("SECRET", secret, StringComparison.Ordinal).Replace("ID", iam.Id, StringComparison.Ordinal),
            Tags = tags,
        });
        foreach (var (key, value) in new Dictionary<string, object?>
        {
            ["RootId"] = root,
            ["OrganizationalUnitId"] = unit,
            ["ParentId"] = root,
            ["ChildId"] = unit,
            ["ChildType"] = "ORGANIZATIONAL_UNIT",
            ["SourceParentId"] = root,
            ["DestinationParentId"] = unit,
            ["CreateAccountRequestId"] = asked,
            ["CreateAccount.AccountName"] = "Workshop",
            ["CreateAccount.RoleName"] = null,
            ["Email"] = "workshop@example.com",
            ["PolicyId"] = policy,
            ["AttachPolicy.TargetId"] = root,
            ["DetachPolicy.TargetId"] = unit,
            ["ListPoliciesForTarget.TargetId"] = unit,
            ["DescribeEffectivePolicy.TargetId"] = null,
            ["CreatePolicy.Content"] = IamStory.AllowAll,
            ["CreatePolicy.Type"] = PolicyTypes.ServiceControl,
            ["UpdatePolicy.Content"] = IamStory.AllowAll,
            ["PutResourcePolicy.Content"] =
                """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"organizations:ListAccounts","Resource":"*"}]}""",
            ["ListPolicies.Filter"] = PolicyTypes.ServiceControl,
            ["ListPoliciesForTarget.Filter"] = PolicyTypes.ServiceControl,
            ["EnablePolicyType.PolicyType"] = "TAG_POLICY",
            ["DisablePolicyType.PolicyType"] = "TAG_POLICY",
            ["DescribeEffectivePolicy.PolicyType"] = "TAG_POLICY",
            ["ResourceId"] = unit,

            // Whoever manages the organization may not answer for those it asked.
            ["HandshakeId"] = invited,
            ["AcceptHandshake.HandshakeId"] = "h-abcdefgh",
            ["DeclineHandshake.HandshakeId"] = "h-abcdefgh",
            ["InviteAccountToOrganization.Id"] = "guest@example.com",
            ["InviteAccountToOrganization.Type"] = "EMAIL",
            ["ServicePrincipal"] = "sso.amazonaws.com",
        })
        {
            values[key] = value!;
        }
    }

    private static async Task<TReply> DoAsync<TRequest, TReply>(Iam iam, Gatehouse.Server.Foundation.Operations.Operation<TRequest, TReply> operation, TRequest request) =>
        (await iam.RunAsync(operation, request)).ShouldBeDone();
}
