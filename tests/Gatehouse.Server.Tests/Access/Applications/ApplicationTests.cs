using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Applications;
using Gatehouse.Server.Access.Applications.Assignments;
using Gatehouse.Server.Access.Applications.Grants;
using Gatehouse.Server.Access.Applications.Issuers;
using Gatehouse.Server.Access.Applications.Methods;
using Gatehouse.Server.Access.Applications.Scopes;
using Gatehouse.Server.Access.Applications.Sessions;
using Gatehouse.Server.Access.Applications.Tags;
using Gatehouse.Server.Tests.Access.Assignments;
using Gatehouse.Server.Tests.Access.Temporary;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Access.Applications;

public sealed class ApplicationTests
{
    private const string Custom = "arn:aws:sso::aws:applicationProvider/custom";

    [Fact]
    public async Task The_portal_shows_what_is_open_to_all_or_assigned_and_has_an_address()
    {
        await using var works = await WorkforceStory.StartAsync();
        var (ines, omar) = (await works.UserAsync("ines"), await works.UserAsync("omar"));
        var group = await works.GroupAsync("Builders", omar);
        var wiki = await CreateAsync(works, "Wiki", "https://wiki.example.com/");
        var board = await CreateAsync(works, "Board", "https://board.example.com/");
        await CreateAsync(works, "Robot", null);
        (await TilesAsync(works, ines)).ShouldBeEmpty();
        await works.DoAsync(works.Get<CreateApplicationAssignment>(), new() { ApplicationArn = wiki, PrincipalId = ines.Id, PrincipalType = "USER" });
        await works.RefusedAsync("EntityAlreadyExists", works.Get<CreateApplicationAssignment>(), new() { ApplicationArn = wiki, PrincipalId = ines.Id, PrincipalType = "USER" });
        await works.DoAsync(works.Get<CreateApplicationAssignment>(), new() { ApplicationArn = wiki, PrincipalId = group.Id, PrincipalType = "GROUP" });
        await works.DoAsync(works.Get<PutApplicationAssignmentConfiguration>(), new() { ApplicationArn = board, AssignmentRequired = false });
        (await TilesAsync(works, ines)).ShouldBe(["Board", "Wiki"]);
        (await TilesAsync(works, omar)).ShouldBe(["Board", "Wiki"]);
        await works.DoAsync(works.Get<UpdateApplication>(), new() { ApplicationArn = board, Status = "DISABLED" });
        await works.DoAsync(works.Get<DeleteApplicationAssignment>(), new() { ApplicationArn = wiki, PrincipalId = ines.Id, PrincipalType = "USER" });
        await works.DoAsync(works.Get<DeleteApplicationAssignment>(), new() { ApplicationArn = wiki, PrincipalId = ines.Id, PrincipalType = "USER" });
        (await TilesAsync(works, ines)).ShouldBeEmpty();
        (await TilesAsync(works, omar)).ShouldBe(["Wiki"]);
        (await works.DoAsync(works.Get<ListApplicationAssignmentsForPrincipal>(), new() { InstanceArn = works.Instance, PrincipalId = omar.Id, PrincipalType = "USER" }))
            .ApplicationAssignments.ShouldBe([new(wiki, group.Id, "GROUP")]);
    }

    [Fact]
    public async Task A_request_that_comes_again_makes_no_second_application()
    {
        await using var works = await WorkforceStory.StartAsync();
        var request = new CreateApplicationRequest { InstanceArn = works.Instance, ApplicationProviderArn = Custom, Name = "Wiki", ClientToken = "once" };
        var first = await works.DoAsync(works.Get<CreateApplication>(), request);
        (await works.DoAsync(works.Get<CreateApplication>(), request)).ShouldBe(first);
        await works.RefusedAsync("EntityAlreadyExists", works.Get<CreateApplication>(), request with { Name = "Other" });
        (await works.DoAsync(works.Get<ListApplications>(), new() { InstanceArn = works.Instance })).Applications.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task What_is_said_about_tokens_is_kept_and_read_back()
    {
        await using var works = await WorkforceStory.StartAsync();
        var wiki = await CreateAsync(works, "Wiki", null);
        var issuer = await IssuerAsync(works, "https://idp.example.com");
        var bearer = new ApplicationGrant { JwtBearer = new() { AuthorizedTokenIssuers = [new() { TrustedTokenIssuerArn = issuer, AuthorizedAudiences = ["wiki"] }] } };
        await works.DoAsync(works.Get<PutApplicationGrant>(), new() { ApplicationArn = wiki, GrantType = ApplicationGrant.Bearer, Grant = bearer });
        await works.DoAsync(works.Get<PutApplicationGrant>(), new() { ApplicationArn = wiki, GrantType = ApplicationGrant.Refresh, Grant = new() { RefreshToken = new() } });
        var read = (await works.DoAsync(works.Get<GetApplicationGrant>(), new() { ApplicationArn = wiki, GrantType = ApplicationGrant.Bearer })).Grant.JwtBearer!.AuthorizedTokenIssuers!.ShouldHaveSingleItem();
        (read.TrustedTokenIssuerArn, read.AuthorizedAudiences![0]).ShouldBe((issuer, "wiki"));
        (await works.DoAsync(works.Get<ListApplicationGrants>(), new() { ApplicationArn = wiki })).Grants.Select(static each => each.GrantType)
            .ShouldBe([ApplicationGrant.Refresh, ApplicationGrant.Bearer]);
        await works.DoAsync(works.Get<DeleteApplicationGrant>(), new() { ApplicationArn = wiki, GrantType = ApplicationGrant.Refresh });
        await works.RefusedAsync("NoSuchEntity", works.Get<GetApplicationGrant>(), new() { ApplicationArn = wiki, GrantType = ApplicationGrant.Refresh });

        await works.DoAsync(works.Get<PutApplicationAccessScope>(), new() { ApplicationArn = wiki, Scope = "wiki:read", AuthorizedTargets = [wiki] });
        (await works.DoAsync(works.Get<GetApplicationAccessScope>(), new() { ApplicationArn = wiki, Scope = "wiki:read" })).AuthorizedTargets.ShouldBe([wiki]);
        (await works.DoAsync(works.Get<ListApplicationAccessScopes>(), new() { ApplicationArn = wiki })).Scopes.ShouldHaveSingleItem();
        await works.DoAsync(works.Get<DeleteApplicationAccessScope>(), new() { ApplicationArn = wiki, Scope = "wiki:read" });

        var policy = (JsonObject)JsonNode.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"sso-oauth:CreateTokenWithIAM","Resource":"*"}]}""")!;
        await works.DoAsync(works.Get<PutApplicationAuthenticationMethod>(), new() { ApplicationArn = wiki, AuthenticationMethodType = "IAM", AuthenticationMethod = new() { Iam = new() { ActorPolicy = policy } } });
        (await works.DoAsync(works.Get<GetApplicationAuthenticationMethod>(), new() { ApplicationArn = wiki, AuthenticationMethodType = "IAM" }))
            .AuthenticationMethod.Iam!.ActorPolicy.ToJsonString().ShouldBe(policy.ToJsonString());
        await works.RefusedAsync("MalformedPolicyDocument", works.Get<PutApplicationAuthenticationMethod>(), new() { ApplicationArn = wiki, AuthenticationMethodType = "IAM", AuthenticationMethod = new() { Iam = new() { ActorPolicy = [] } } });
        (await works.DoAsync(works.Get<ListApplicationAuthenticationMethods>(), new() { ApplicationArn = wiki })).AuthenticationMethods.ShouldHaveSingleItem();

        await works.DoAsync(works.Get<PutApplicationSessionConfiguration>(), new() { ApplicationArn = wiki, UserBackgroundSessionApplicationStatus = "ENABLED" });
        (await works.DoAsync(works.Get<GetApplicationSessionConfiguration>(), new() { ApplicationArn = wiki })).UserBackgroundSessionApplicationStatus.ShouldBe("ENABLED");
    }

    [Theory]
    [InlineData("javascript:alert(1)")]
    [InlineData("data:text/html,x")]
    [InlineData("http://wiki.example.com/back")]
    [InlineData("https://wiki.example.com/#back")]
    [InlineData("https://user@wiki.example.com/back")]
    [InlineData("/back")]
    public async Task A_redirect_that_a_browser_would_run_or_anybody_could_read_is_refused(string uri)
    {
        await using var works = await WorkforceStory.StartAsync();
        var wiki = await CreateAsync(works, "Wiki", null);
        await works.RefusedAsync("ValidationError", works.Get<PutApplicationGrant>(), new()
        {
            ApplicationArn = wiki, GrantType = ApplicationGrant.Code, Grant = new() { AuthorizationCode = new() { RedirectUris = [uri] } },
        });
        await works.DoAsync(works.Get<PutApplicationGrant>(), new()
        {
            ApplicationArn = wiki,
            GrantType = ApplicationGrant.Code,
            Grant = new() { AuthorizationCode = new() { RedirectUris = ["https://wiki.example.com/back", "http://127.0.0.1/back", "com.example.wiki:/back"] } },
        });
    }

    [Fact]
    public async Task A_grant_trusts_only_issuers_of_its_own_directory()
    {
        await using var works = await WorkforceStory.StartAsync();
        var other = await works.OtherAsync();
        var wiki = await CreateAsync(works, "Wiki", null);
        var theirs = await IssuerAsync(other, "https://idp.example.com");
        await works.RefusedAsync("NoSuchEntity", works.Get<PutApplicationGrant>(), new()
        {
            ApplicationArn = wiki, GrantType = ApplicationGrant.Bearer, Grant = new() { JwtBearer = new() { AuthorizedTokenIssuers = [new() { TrustedTokenIssuerArn = theirs }] } },
        });
        await works.RefusedAsync("ValidationError", works.Get<PutApplicationGrant>(), new()
        {
            ApplicationArn = wiki, GrantType = ApplicationGrant.Bearer, Grant = new() { RefreshToken = new() },
        });
        await works.RefusedAsync("NoSuchEntity", works.Get<DescribeApplication>(), new() { ApplicationArn = wiki }, other.Root);
        await works.RefusedAsync("NoSuchEntity", works.Get<TagResource>(), new() { ResourceArn = wiki, Tags = TestRoles.Tags(("a", "b")) }, other.Root);
    }

    [Fact]
    public async Task A_trusted_issuer_names_people_by_something_unique()
    {
        await using var works = await WorkforceStory.StartAsync();
        var arn = await IssuerAsync(works, "https://idp.example.com");
        await works.RefusedAsync("ValidationError", works.Get<UpdateTrustedTokenIssuer>(), new()
        {
            TrustedTokenIssuerArn = arn, TrustedTokenIssuerConfiguration = new() { OidcJwtConfiguration = new() { IdentityStoreAttributePath = "name.familyName" } },
        });
        await works.DoAsync(works.Get<UpdateTrustedTokenIssuer>(), new()
        {
            TrustedTokenIssuerArn = arn, Name = "renamed", TrustedTokenIssuerConfiguration = new() { OidcJwtConfiguration = new() { IdentityStoreAttributePath = "userName" } },
        });
        var described = await works.DoAsync(works.Get<DescribeTrustedTokenIssuer>(), new() { TrustedTokenIssuerArn = arn });
        (described.Name, described.TrustedTokenIssuerConfiguration.OidcJwtConfiguration!.IdentityStoreAttributePath).ShouldBe(("renamed", "userName"));
        (await works.DoAsync(works.Get<ListTrustedTokenIssuers>(), new() { InstanceArn = works.Instance })).TrustedTokenIssuers.ShouldHaveSingleItem();
        await works.DoAsync(works.Get<DeleteTrustedTokenIssuer>(), new() { TrustedTokenIssuerArn = arn });
        await works.RefusedAsync("NoSuchEntity", works.Get<DescribeTrustedTokenIssuer>(), new() { TrustedTokenIssuerArn = arn });
    }

    [Fact]
    public async Task Tags_stand_on_everything_that_has_an_arn()
    {
        await using var works = await WorkforceStory.StartAsync();
        var set = (await works.SetAsync("Auditor")).PermissionSetArn;
        foreach (var arn in new[] { works.Instance, set, await CreateAsync(works, "Wiki", null), await IssuerAsync(works, "https://idp.example.com") })
        {
            await works.DoAsync(works.Get<TagResource>(), new() { ResourceArn = arn, Tags = TestRoles.Tags(("team", "blue"), ("cost", "1")) });
            await works.DoAsync(works.Get<UntagResource>(), new() { ResourceArn = arn, TagKeys = ["cost"] });
            var tag = (await works.DoAsync(works.Get<ListTagsForResource>(), new() { ResourceArn = arn })).Tags.ShouldHaveSingleItem();
            (tag.Key, tag.Value).ShouldBe(("team", "blue"));
        }
    }

    private static async Task<string> CreateAsync(WorkforceStory works, string name, string? url) =>
        (await works.DoAsync(works.Get<CreateApplication>(), new()
        {
            InstanceArn = works.Instance,
            ApplicationProviderArn = Custom,
            Name = name,
            PortalOptions = url is null ? null : new() { SignInOptions = new() { Origin = "APPLICATION", ApplicationUrl = url } },
        })).ApplicationArn;

    private static async Task<string> IssuerAsync(WorkforceStory works, string url) =>
        (await works.DoAsync(works.Get<CreateTrustedTokenIssuer>(), new()
        {
            InstanceArn = works.Instance,
            Name = "idp",
            TrustedTokenIssuerType = "OIDC_JWT",
            TrustedTokenIssuerConfiguration = new()
            {
                OidcJwtConfiguration = new() { IssuerUrl = url, ClaimAttributePath = "email", IdentityStoreAttributePath = "emails.value", JwksRetrievalOption = "OPEN_ID_DISCOVERY" },
            },
        })).TrustedTokenIssuerArn;

    private static async Task<IEnumerable<string>> TilesAsync(WorkforceStory works, Gatehouse.Server.People.Directory.DirectoryUser user) =>
        (await works.ReadAsync(session => WorkforceApplications.FindAsync(session, user, "", 50))).Select(static each => each.Name).Order(StringComparer.Ordinal);
}
