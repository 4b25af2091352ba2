using System.Globalization;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Gatehouse.Server.Access.Policies.Attached;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Policies.Managed;
using Gatehouse.Server.Access.Providers.OpenId;
using Gatehouse.Server.Access.Providers.Saml;
using Gatehouse.Server.Access.Roles.InstanceProfiles;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.Devices;
using Gatehouse.Server.People.Users.ServiceCredentials;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;

namespace Gatehouse.Server.Tests.Access.Authorization;

/// <summary>
/// An account with one of everything, and a request of every operation that names its things. What nobody from outside may learn
/// bears a mark that no request has.
/// </summary>
internal sealed class Estate
{
    public const string Mark = "zq7";

    private readonly Iam iam;
    private readonly Dictionary<string, object> values;

    private Estate(Iam iam, Dictionary<string, object> values) => (this.iam, this.values) = (iam, values);

    public Samples Samples => new(values);

    public static async Task<Estate> FillAsync(Iam iam)
    {
        const string secret = Mark + "secret";
        IReadOnlyList<Tag> tags = [new() { Key = secret, Value = secret }];
        var document = Given.Policy(Given.Allow($"iam:{secret}"));
        await DoneAsync(iam, iam.Get<CreateAccountAlias>(), new(Mark + "-alias"));
        await DoneAsync(iam, iam.Get<CreateUser>(), new() { UserName = "alice", Tags = tags });
        await DoneAsync(iam, iam.Get<CreateUser>(), new() { UserName = Mark + "hidden", Tags = tags });
        await iam.GroupAsync("Builders");
        (await iam.JoinAsync(Mark + "hidden", "Builders")).ShouldBeDone();
        await iam.ProfileAsync("alice");
        var key = await iam.KeyAsync(Mark + "hidden");
        var credential = await DoneAsync(iam, iam.Get<CreateServiceSpecificCredential>(), new() { UserName = "alice", ServiceName = "codecommit.amazonaws.com" });
        var policy = (await DoneAsync(iam, iam.Get<CreatePolicy>(), new() { PolicyName = "Own", Description = secret, PolicyDocument = document, Tags = tags })).Policy.Arn;
        await DoneAsync(iam, iam.Get<PutUserPolicy>(), new() { UserName = "alice", PolicyName = "mine", PolicyDocument = document });
        await DoneAsync(iam, iam.Get<PutGroupPolicy>(), new() { GroupName = "Builders", PolicyName = "mine", PolicyDocument = document });
        await DoneAsync(iam, iam.Get<AttachUserPolicy>(), new() { UserName = "alice", PolicyArn = policy });
        var role = await iam.Host.AddRoleAsync(iam.Account, "App", IamStory.Trust, tags: TestRoles.Tags((secret, secret)));
        await DoneAsync(iam, iam.Get<Gatehouse.Server.Access.Roles.Policies.PutRolePolicy>(), new() { RoleName = "App", PolicyName = "mine", PolicyDocument = document });
        await DoneAsync(iam, iam.Get<CreateInstanceProfile>(), new() { InstanceProfileName = "machines" });
        var provider = (await DoneAsync(
            iam, iam.Get<CreateOpenIDConnectProvider>(), new() { Url = "https://idp.example.com", ClientIDList = [secret], Tags = tags })).OpenIDConnectProviderArn;
        var saml = await DoneAsync(iam, iam.Get<CreateSAMLProvider>(), new() { Name = "corp", SAMLMetadataDocument = Metadata(secret), Tags = tags });
        var device = (await DoneAsync(iam, iam.Get<CreateVirtualMFADevice>(), new() { VirtualMFADeviceName = "phone", Tags = tags })).VirtualMFADevice.SerialNumber;
        await DoneAsync(iam, iam.Get<PutAccountName>(), new(secret));
        var message = iam.Get<EncodedMessages>().Encode(new(iam.Root, new("iam:" + secret, "*"), new(Gatehouse.Policies.Deciding.Verdict.ImplicitDeny, [], Gatehouse.Policies.Deciding.DenyingLayer.Identity)));
        var values = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["AccountId"] = iam.Id,
            ["UserName"] = "alice",
            ["NewUserName"] = "alicia",
            ["GroupName"] = "Builders",
            ["NewGroupName"] = "Makers",
            ["RoleName"] = "App",
            ["InstanceProfileName"] = "machines",
            ["PolicyName"] = "mine",
            ["PolicyArn"] = policy,
            ["PermissionsBoundary"] = policy,
            ["PolicyDocument"] = IamStory.AllowAll,
            ["UpdateAssumeRolePolicy.PolicyDocument"] = IamStory.Trust,
            ["AssumeRolePolicyDocument"] = IamStory.Trust,
            ["VersionId"] = "v1",
            ["AccessKeyId"] = key.AccessKeyId,
            ["Status"] = "Inactive",
            ["ServiceName"] = "codecommit.amazonaws.com",
            ["ServiceSpecificCredentialId"] = credential.ServiceSpecificCredential.ServiceSpecificCredentialId,
            ["CertificateId"] = "ABCDEFGHIJKLMNOPQRSTUVWX",
            ["CertificateBody"] = "-----BEGIN CERTIFICATE-----",
            ["OldPassword"] = Iam.Password,
            ["NewPassword"] = "Another-Ladder-91",
            ["Password"] = "Another-Ladder-91",
            ["AccountAlias"] = Mark + "-alias",
            ["GlobalEndpointTokenVersion"] = "v2Token",
            ["Tags"] = (IReadOnlyList<Tag>)[new() { Key = "team", Value = "blue" }],
            ["GetFederationToken.Tags"] = null!,
            ["AssumeRole.Tags"] = null!,
            ["Audience"] = (IReadOnlyList<string>)["https://api.example.com"],
            ["SigningAlgorithm"] = "ES384",
            ["TagKeys"] = (IReadOnlyList<string>)["team"],
            ["PolicySourceArn"] = iam.ArnOf("alice"),
            ["PolicyInputList"] = (IReadOnlyList<string>)[IamStory.AllowAll],
            ["ActionNames"] = (IReadOnlyList<string>)["iam:GetUser"],
            ["RoleArn"] = role.Arn,
            ["RoleSessionName"] = "work",
            ["Name"] = "bob",
            ["EncodedMessage"] = message,
            ["AccountName"] = "Another name",
            ["Description"] = "",
            ["MaxPasswordAge"] = 30,
            ["AlternateContactType"] = "BILLING",
            ["Title"] = "Clerk",
            ["EmailAddress"] = "clerk@example.com",
            ["PhoneNumber"] = "+14155550123",
            ["FullName"] = "Bob Example",
            ["AddressLine1"] = "1 Main Street",
            ["City"] = "Springfield",
            ["PostalCode"] = "12345",
            ["CountryCode"] = "US",
            ["StateOrRegion"] = "WA",
            ["PrimaryEmail"] = "new@example.com",
            ["CurrentPassword"] = TestAccounts.Password,
            ["Otp"] = "123456",
            ["OpenIDConnectProviderArn"] = provider,
            ["ClientID"] = "another-client",
            ["Url"] = "https://idp.example.com",
            ["ThumbprintList"] = (IReadOnlyList<string>)[new string('a', 40)],
            ["SAMLProviderArn"] = saml.SAMLProviderArn,
            ["SAMLMetadataDocument"] = Metadata("another"),
            ["CreateSAMLProvider.Name"] = "corp",
            ["ServerCertificateName"] = "web",
            ["PrivateKey"] = "-----BEGIN PRIVATE KEY-----",
            ["VirtualMFADeviceName"] = "tablet",
            ["EnableMFADevice.SerialNumber"] = device,
            ["ResyncMFADevice.SerialNumber"] = device,
            ["DeactivateMFADevice.SerialNumber"] = device,
            ["DeleteVirtualMFADevice.SerialNumber"] = device,
            ["GetMFADevice.SerialNumber"] = device,
            ["TagMFADevice.SerialNumber"] = device,
            ["UntagMFADevice.SerialNumber"] = device,
            ["ListMFADeviceTags.SerialNumber"] = device,
            ["AuthenticationCode1"] = "123456",
            ["AuthenticationCode2"] = "654321",
            ["AWSServiceName"] = "autoscaling.amazonaws.com",
            ["DeletionTaskId"] = "task/aws-service-role/autoscaling.amazonaws.com/App/00000000-0000-0000-0000-000000000000",
        };
        await EstateOfWorkforce.AddAsync(iam, values, secret);
        await EstateOfDirectory.AddAsync(iam, values);
        await EstateOfOrganization.AddAsync(iam, values, secret);
        return new(iam, values);
    }

    /// <summary>Every row of every table that belongs to the account or speaks of anything in it; its events aside.</summary>
    public async Task<string> DumpAsync()
    {
        var tables = File.ReadLines(Path.Combine(Repository.Server, "Foundation", "Storage", "Migrations", "schema.txt"))
            .Select(static line => line.Split(' ')[0].Split('.'))
            .Where(static parts => parts.Length == 2 && parts[0] is not ("audit_events" or "schema_migrations" or "migrations") && !parts[1].StartsWith("last_used", StringComparison.Ordinal))
            .GroupBy(static parts => parts[0], static parts => parts[1], StringComparer.Ordinal);
        List<string> mine = [];
        await iam.Host.Database.ReadAsync(async session =>
        {
            List<(string Table, string Row)> rows = [];
            foreach (var table in tables)
            {
                var columns = string.Join(" || '|' || ", table.Select(static column => $"COALESCE(CAST({column} AS TEXT), '')"));
                rows.AddRange((await session.QueryAsync<string>($"SELECT {columns} FROM {table.Key}")).Select(row => (table.Key, row)));
            }

            // Ids of users, groups, roles, policies, keys, directories and organizations that stand in a row of the account lead to the rows about them.
            var ids = rows.Where(row => row.Row.Contains(iam.Id, StringComparison.Ordinal))
                .SelectMany(static row => row.Row.Split('|'))
                .Where(static part => part is ['d' or 'o', '-', ..] || (part.Length >= 16 && part.All(static each => char.IsAsciiLetterUpper(each) || char.IsAsciiDigit(each))))
                .Append(iam.Id)
                .ToHashSet(StringComparer.Ordinal);
            mine.AddRange(rows.Where(row => row.Row.Split('|').Any(ids.Contains)).Select(static row => $"{row.Table}: {row.Row}"));
            return 0;
        });
        mine.Sort(StringComparer.Ordinal);
        return string.Create(CultureInfo.InvariantCulture, $"{mine.Count} rows\n{string.Join('\n', mine)}");
    }

    public static string Metadata(string entity)
    {
        using var key = RSA.Create(2048);
        using var certificate = new CertificateRequest("CN=idp", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero), new(2036, 1, 1, 0, 0, 0, TimeSpan.Zero));
        return $"""
            <EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://{entity}.example.com">
              <IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
                <KeyDescriptor use="signing"><KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data>
                  <X509Certificate>{Convert.ToBase64String(certificate.RawData)}</X509Certificate>
                </X509Data></KeyInfo></KeyDescriptor>
                <SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://{entity}.example.com/sso"/>
              </IDPSSODescriptor>
            </EntityDescriptor>
            """;
    }

    private static async Task<TReply> DoneAsync<TRequest, TReply>(Iam iam, Operation<TRequest, TReply> operation, TRequest request) =>
        (await iam.RunAsync(operation, request)).ShouldBeDone();
}
