using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Grants;
using Gatehouse.Server.Access.Applications.Issuers;
using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>The part of the estate that workforce users are given access with.</summary>
internal static class EstateOfWorkforce
{
    private const string Provider = "arn:aws:sso::aws:applicationProvider/custom";
    private const string Actor =
        """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sso-oauth:CreateTokenWithIAM","Resource":"*"}]}""";

    public static async Task AddAsync(Iam iam, Dictionary<string, object> values, string secret)
    {
        IReadOnlyList<Tag> tags = [new() { Key = secret, Value = secret }];
        var instance = (await iam.RunAsync(iam.Get<CreateInstance>(), new() { Name = secret, Tags = tags })).ShouldBeDone().InstanceArn;
        var user = await UserAsync(iam, secret);
        var set = (await iam.RunAsync(
            iam.Get<CreatePermissionSet>(), new() { InstanceArn = instance, Name = "Auditor", Description = secret, Tags = tags })).ShouldBeDone().PermissionSet.PermissionSetArn;
        var demand = new CreateAccountAssignmentRequest
        {
            InstanceArn = instance, PermissionSetArn = set, TargetId = iam.Id, TargetType = "AWS_ACCOUNT", PrincipalType = "USER", PrincipalId = user,
        };
        var assigned = (await iam.RunAsync(iam.Get<CreateAccountAssignment>(), demand)).ShouldBeDone().AccountAssignmentCreationStatus;
        var application = (await iam.RunAsync(
            iam.Get<CreateApplication>(),
            new() { InstanceArn = instance, ApplicationProviderArn = Provider, Name = secret, Description = secret, Tags = tags })).ShouldBeDone().ApplicationArn;
        var issuer = (await iam.RunAsync(iam.Get<CreateTrustedTokenIssuer>(), new()
        {
            InstanceArn = instance,
            Name = secret,
            TrustedTokenIssuerType = "OIDC_JWT",
            TrustedTokenIssuerConfiguration = Configuration($"https://{secret}.example.com"),
        })).ShouldBeDone().TrustedTokenIssuerArn;
        foreach (var (key, value) in new Dictionary<string, object?>
        {
            ["InstanceArn"] = instance,
            ["PermissionSetArn"] = set,
            ["ManagedPolicyArn"] = "arn:aws:iam::aws:policy/ReadOnlyAccess",
            ["InlinePolicy"] = IamStory.AllowAll,
            ["PutPermissionsBoundaryToPermissionSet.PermissionsBoundary"] = new PermissionsBoundary { ManagedPolicyArn = "arn:aws:iam::aws:policy/ReadOnlyAccess" },
            ["CreatePermissionSet.Description"] = "Reads",
            ["UpdatePermissionSet.Description"] = "Reads",
            ["CreateApplication.Description"] = "Reads",
            ["UpdateApplication.Description"] = "Reads",
            ["CreateApplication.Status"] = "ENABLED",
            ["UpdateApplication.Status"] = "DISABLED",
            ["ListAccountAssignmentCreationStatus.Status"] = "SUCCEEDED",
            ["ListAccountAssignmentDeletionStatus.Status"] = "SUCCEEDED",
            ["ListPermissionSetProvisioningStatus.Status"] = "SUCCEEDED",
            ["TargetId"] = iam.Id,
            ["TargetType"] = "AWS_ACCOUNT",
            ["PrincipalType"] = "USER",
            ["PrincipalId"] = user,
            ["AccountAssignmentCreationRequestId"] = assigned.RequestId,
            ["AccountAssignmentDeletionRequestId"] = assigned.RequestId,
            ["ProvisionPermissionSetRequestId"] = assigned.RequestId,
            ["UpdateInstance.EncryptionConfiguration"] = null,
            ["AccessControlAttributes"] = (IReadOnlyList<AccessControlAttribute>)[new() { Key = "team", Value = new() { Source = ["${path:enterprise.department}"] } }],
            ["ApplicationArn"] = application,
            ["ApplicationProviderArn"] = Provider,
            ["Origin"] = "APPLICATION",
            ["AssignmentRequired"] = true,
            ["AuthenticationMethodType"] = "IAM",
            ["ActorPolicy"] = (JsonObject)JsonNode.Parse(Actor)!,
            ["GrantType"] = "refresh_token",
            ["PutApplicationGrant.Grant"] = new ApplicationGrant { RefreshToken = new() },
            ["PutApplicationAccessScope.Scope"] = "openid",
            ["GetApplicationAccessScope.Scope"] = "openid",
            ["DeleteApplicationAccessScope.Scope"] = "openid",
            ["TrustedTokenIssuerArn"] = issuer,
            ["TrustedTokenIssuerType"] = "OIDC_JWT",
            ["CreateTrustedTokenIssuer.TrustedTokenIssuerConfiguration"] = Configuration("https://another.example.com"),
            ["UpdateTrustedTokenIssuer.TrustedTokenIssuerConfiguration"] = null,
            ["TagResource.ResourceArn"] = set,
            ["UntagResource.ResourceArn"] = set,
            ["ListTagsForResource.ResourceArn"] = set,
        })
        {
            values[key] = value!;
        }
    }

    private static TrustedTokenIssuerConfiguration Configuration(string url) => new()
    {
        OidcJwtConfiguration = new() { IssuerUrl = url, ClaimAttributePath = "email", IdentityStoreAttributePath = "emails.value", JwksRetrievalOption = "OPEN_ID_DISCOVERY" },
    };

    private static Task<string> UserAsync(Iam iam, string name) => iam.Host.Database.WriteAsync(async session =>
    {
        var directory = (await WorkforceDirectoryStore.FindOfAccountAsync(session, AccountId.Get(iam.Id))).ShouldNotBeNull();
        var now = iam.Host.Clock.GetUtcNow();
        var user = new DirectoryUser(
            DirectoryUser.NewId(directory.Id, SecretSource.System), directory.Id, name, name, null, false, null, false, new(), true, DirectoryUser.ByHand, false, null, now, "test", now, "test");
        (await DirectoryUserStore.InsertAsync(session, user)).ShouldBeTrue();
        return user.Id;
    });
}
