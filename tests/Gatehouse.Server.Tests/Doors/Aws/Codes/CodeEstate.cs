using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Gatehouse.Server.Access.Grants.Outbound;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Providers.OpenId;
using Gatehouse.Server.Access.Providers.Saml;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Access.Roles.Policies;
using Gatehouse.Server.Access.Roles.ServiceLinked;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Reports;
using Gatehouse.Server.Tests.Access;
using Gatehouse.Server.Tests.Access.Authorization;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;

namespace Gatehouse.Server.Tests.Doors.Aws.Codes;

/// <summary>An account in which everything can go wrong: things that are there, things at their limit, and a second account that is full.</summary>
internal sealed partial class CodeEstate
{
    private const string ServicePolicy = "arn:aws:iam::aws:policy/aws-service-role/AmazonECSServiceRolePolicy";

    private readonly Iam iam;
    private readonly Dictionary<string, string> values = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ApiClient> callers = new(StringComparer.Ordinal);

    private CodeEstate(Iam iam) => this.iam = iam;

    public GatehouseHost Host => iam.Host;

    public ApiClient By(string caller) => callers[caller];

    public string Fill(string text) => Placeholder().Replace(text, match => values[match.Groups[1].Value]);

    public static async Task<CodeEstate> MakeAsync(Iam iam)
    {
        var estate = new CodeEstate(iam);
        estate.MakeTexts();
        var full = await iam.OtherAccountAsync();
        await estate.FillUpAsync(full);
        await estate.MakePeopleAsync();
        await estate.MakePoliciesAsync();
        await estate.MakeRolesAsync();
        await estate.MakeProvidersAsync();
        await estate.MakeDevicesAsync();
        await estate.ChangeEmailAsync();
        await estate.TrustOutsideAsync();
        await new CodeEstateOfOrganization(iam, estate.values, estate.callers).AddAsync();
        estate.callers["root"] = await ApiClient.OpenAsync(iam.Host, iam.Account);
        estate.callers["full"] = await ApiClient.OpenAsync(iam.Host, full.Account);
        return estate;
    }

    private void MakeTexts()
    {
        values["id"] = iam.Id;
        values["password"] = Iam.Password;
        values["ownerpassword"] = TestAccounts.Password;
        values["allow"] = IamStory.AllowAll;
        values["trust"] = IamStory.Trust;
        values["servicepolicy"] = ServicePolicy;
        values["big"] = new string('x', 2000);
        values["bigpolicy"] = Given.Policy(Given.Allow("s3:GetObject", "arn:aws:s3:::" + new string('x', 11_000)));
        values["onetag"] = Tags(("another", "1"));
        values["sametags"] = Tags(("team", "1"), ("Team", "2"));
        values["luggage"] = Tags([.. Enumerable.Range(0, 50).Select(static each => ($"{each}", Convert.ToHexString(RandomNumberGenerator.GetBytes(128))))]);
        values["metadata"] = Estate.Metadata("corp");
        using var key = RSA.Create(2048);
        values["pem"] = key.ExportPkcs8PrivateKeyPem();
    }

    private async Task FillUpAsync(Iam full)
    {
        await iam.Host.Database.WriteAsync(async session =>
        {
            async Task FillAsync(string table, int most, string columns, string row) => await session.ExecuteAsync(
                $"WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {most}) INSERT INTO {table} (account_id, {columns}) SELECT '{full.Id}', {row} FROM n");
            await FillAsync("iam_users", IamQuotas.Users, "id, name, name_key, path, created_at", "'AIDA' || i, 'u' || i, 'u' || i, '/', 0");
            await FillAsync("iam_groups", IamQuotas.Groups, "id, name, name_key, path, created_at", "'AGPA' || i, 'g' || i, 'g' || i, '/', 0");
            await FillAsync("roles", Role.MostPerAccount, "id, name, name_key, path, trust_policy, max_session_seconds, created_at", "'AROA' || i, 'r' || i, 'r' || i, '/', '{}', 3600, 0");
            await FillAsync(
                "managed_policies", ManagedPolicy.MostPerAccount, "id, arn, name, name_key, path, default_version, last_version, created_at, updated_at", "'ANPA' || i, 'arn' || i, 'p' || i, 'p' || i, '/', 1, 1, 0, 0");
            await FillAsync("oidc_providers", OpenIdProvider.MostPerAccount, "id, url, client_ids, thumbprints, created_at", "'oidc' || i, i || '.example.com', '[]', '[]', 0");
            await FillAsync("saml_providers", SamlProvider.MostPerAccount, "id, name, metadata, private_keys, created_at", "'saml' || i, 's' || i, '', '', 0");
            await FillAsync(
                "mfa_devices", Gatehouse.Server.People.Factors.MfaDevice.MostFree, "serial, kind, name, name_key, created_at, drift, last_step, sign_count, user_verified", "'mfa' || i, 'totp', 'm' || i, 'm' || i, 0, 0, 0, 0, 0");
        });
        await DoAsync(iam.Get<CreateAccountAlias>(), new("granite"), full.Root);
        await DoAsync(iam.Get<GenerateCredentialReport>(), new(), full.Root);
        iam.Host.Clock.Advance(TimeSpan.FromHours(5));
    }

    private async Task MakePeopleAsync()
    {
        foreach (var name in new[] { "alice", "bob", "eight" })
        {
            var user = await iam.UserAsync(name);
            callers[name] = await ApiClient.OpenAsync(iam.Host, iam.Account, user.UserId);
        }

        await iam.ProfileAsync("alice");
        await iam.KeyAsync("alice");
        await DoAsync(iam.Get<TagUser>(), new() { UserName = "alice", Tags = FullTags });
        await iam.GrantAsync("alice", Given.Allow("*"));
        await iam.GrantAsync("bob", Given.Allow("iam:ChangePassword"));
        await iam.GroupAsync("Builders");
        for (var each = 0; each < IamQuotas.GroupsPerUser; each++)
        {
            await iam.GroupAsync($"g{each}");
            (await iam.JoinAsync("alice", $"g{each}")).ShouldBeDone();
        }
    }

    private async Task MakePoliciesAsync()
    {
        for (var each = 0; each < 10; each++)
        {
            var arn = await MakePolicyAsync($"P{each}");
            await DoAsync(iam.Get<AttachUserPolicy>(), new() { UserName = "alice", PolicyArn = arn });
            await DoAsync(iam.Get<AttachGroupPolicy>(), new() { GroupName = "g0", PolicyArn = arn });
        }

        values["policy"] = await MakePolicyAsync("Spare");
        values["five"] = await MakePolicyAsync("Five");
        for (var version = 1; version < ManagedPolicy.MostVersions; version++)
        {
            await DoAsync(iam.Get<CreatePolicyVersion>(), new() { PolicyArn = values["five"], PolicyDocument = IamStory.AllowAll });
        }
    }

    private async Task<string> MakePolicyAsync(string name) =>
        (await iam.RunAsync(iam.Get<CreatePolicy>(), new() { PolicyName = name, PolicyDocument = IamStory.AllowAll })).ShouldBeDone().Policy.Arn;

    private async Task MakeRolesAsync()
    {
        values["role"] = (await iam.Host.AddRoleAsync(iam.Account, "App", TestRoles.Trust(iam.Id), tags: FullTags)).Arn;
        await iam.Host.AddRoleAsync(iam.Account, "Plain", TestRoles.Trust(iam.Id));
        for (var each = 0; each < 10; each++)
        {
            await DoAsync(iam.Get<AttachRolePolicy>(), new() { RoleName = "App", PolicyArn = $"arn:aws:iam::{iam.Id}:policy/P{each}" });
        }

        values["linked"] = (await iam.RunAsync(iam.Get<CreateServiceLinkedRole>(), new() { AWSServiceName = "ecs.amazonaws.com" })).ShouldBeDone().Role.RoleName;
        var reserved = new Role("AROARESERVED", iam.Account.Id, "Reserved", Role.ReservedPath + "sso.amazonaws.com/", null, IamStory.Trust, 3600, null, iam.Host.Clock.GetUtcNow());
        await iam.Host.Database.WriteAsync(session => RoleStore.InsertAsync(session, reserved));
    }

    private async Task MakeProvidersAsync()
    {
        values["oidc"] = (await iam.RunAsync(iam.Get<CreateOpenIDConnectProvider>(), new()
        {
            Url = "https://idp.example.com",
            ClientIDList = [.. Enumerable.Range(0, OpenIdProvider.MostClientIds).Select(static each => $"client{each}")],
        })).ShouldBeDone().OpenIDConnectProviderArn;
        values["saml"] = (await iam.RunAsync(
            iam.Get<CreateSAMLProvider>(), new() { Name = "corp", SAMLMetadataDocument = values["metadata"], AddPrivateKey = values["pem"] })).ShouldBeDone().SAMLProviderArn;
        await DoAsync(iam.Get<UpdateSAMLProvider>(), new() { SAMLProviderArn = values["saml"], AddPrivateKey = values["pem"] });
    }

    private async Task MakeDevicesAsync()
    {
        values["assigned"] = (await TestApp.OfUserAsync(iam.Host, iam.Root, "alice", "phone")).Serial;
        for (var each = 0; each < Gatehouse.Server.People.Factors.MfaDevice.Most; each++)
        {
            await TestApp.OfUserAsync(iam.Host, iam.Root, "eight", $"phone{each}");
        }

        var free = await TestApp.CreateAsync(iam.Host, iam.Root, "free");
        (values["free"], values["code1"], values["code2"]) = (free.Serial, free.Code(-1), free.Code());
    }

    /// <summary>A change of the root e-mail under way to an address that somebody else takes meanwhile.</summary>
    private async Task ChangeEmailAsync()
    {
        await DoAsync(iam.Get<StartPrimaryEmailUpdate>(), new("fresh@example.com", PlainPassword.From(TestAccounts.Password)));
        values["otp"] = (await iam.Host.LettersAsync("email-change-code", "fresh@example.com"))[0].Code();
        await iam.Host.OpenAsync("fresh@example.com");
    }

    /// <summary>An issuer, and somebody in a role for a quarter of an hour.</summary>
    private async Task TrustOutsideAsync()
    {
        await DoAsync(iam.Get<EnableOutboundWebIdentityFederation>(), new());
        await DoAsync(iam.Get<PutRolePolicy>(), new() { RoleName = "Plain", PolicyName = "all", PolicyDocument = IamStory.AllowAll });
        var alice = await iam.CallerAsync("alice");
        var given = (await iam.RunAsync(
            iam.Get<AssumeRole>(), new() { RoleArn = $"arn:aws:iam::{iam.Id}:role/Plain", RoleSessionName = "brief", DurationSeconds = 900 }, alice)).ShouldBeDone().Credentials;
        callers["brief"] = new ApiClient(iam.Host, new(given.AccessKeyId, given.SecretAccessKey, given.SessionToken));
    }

    private async Task DoAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await iam.RunAsync(operation, request, caller)).ShouldBeDone();

    private static IReadOnlyList<Tag> FullTags { get; } = [.. Enumerable.Range(0, TagRules.Most).Select(static each => new Tag { Key = $"key{each}", Value = "" })];

    private static string Tags(params (string Key, string Value)[] tags) => string.Join('&', tags.Select(static (tag, index) =>
        string.Create(CultureInfo.InvariantCulture, $"Tags.member.{index + 1}.Key={tag.Key}&Tags.member.{index + 1}.Value={tag.Value}")));

    [GeneratedRegex("<([a-z0-9]+)>")]
    private static partial Regex Placeholder();
}
