using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Upkeep;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.SignIn.Sessions;
using Microsoft.Extensions.DependencyInjection;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

public sealed class TokenTests : IAsyncLifetime
{
    private const string Accounts = "/assignment/accounts";

    private SsoScene scene = null!;

    private SsoApp App => scene.App;

    public async Task InitializeAsync() => scene = await SsoScene.StartAsync();

    public async Task DisposeAsync() => await scene.DisposeAsync();

    [Fact]
    public async Task A_code_gives_tokens_and_a_refresh_token_gives_more()
    {
        var first = await App.LogInAsync(scene.Browser);
        first.Text("accessToken").ShouldStartWith("aoa");
        first.Text("refreshToken").ShouldStartWith("aor");
        first.Text("tokenType").ShouldBe("Bearer");
        first.Body!["expiresIn"]!.GetValue<int>().ShouldBe(3600);

        var second = (await App.RefreshAsync(first.Text("refreshToken"))).ShouldBeGood();
        second.Text("accessToken").ShouldNotBe(first.Text("accessToken"));
        second.Text("refreshToken").ShouldNotBe(first.Text("refreshToken"));
        (await App.PortalAsync(Accounts, second.Text("accessToken"))).ShouldBeGood();
    }

    [Fact]
    public async Task A_stolen_code_is_worth_nothing_without_its_verifier_and_its_owner_can_still_use_it()
    {
        var code = await App.ObtainCodeAsync(scene.Browser);
        (await App.RedeemAsync(code, new string('a', 43))).ShouldBe("InvalidGrantException");
        (await App.RedeemAsync(code, redirect: "http://127.0.0.1:1/oauth/callback")).ShouldBe("InvalidGrantException");
        using var thief = new SsoApp(scene.Host, scene.Directory);
        await thief.RegisterAsync();
        (await thief.RedeemAsync(code, App.Verifier)).ShouldBe("InvalidGrantException");
        (await App.RedeemAsync(code)).ShouldBeGood();
    }

    [Fact]
    public async Task The_challenge_itself_is_no_verifier()
    {
        var code = await App.ObtainCodeAsync(scene.Browser);
        (await App.RedeemAsync(code, Gatehouse.Protocols.OAuth.PkceChallenge.Of(App.Verifier))).ShouldBe("InvalidGrantException");
    }

    [Fact]
    public async Task A_replayed_code_is_refused_and_ends_what_it_opened()
    {
        var code = await App.ObtainCodeAsync(scene.Browser);
        var tokens = (await App.RedeemAsync(code)).ShouldBeGood();
        (await App.RedeemAsync(code)).ShouldBe("InvalidGrantException").Text("error").ShouldBe("invalid_grant");
        (await App.RefreshAsync(tokens.Text("refreshToken"))).ShouldBe("InvalidGrantException");
        (await App.PortalAsync(Accounts, tokens.Text("accessToken"))).ShouldBe("UnauthorizedException", 401);
    }

    [Fact]
    public async Task A_code_works_once_even_for_many_requests_at_the_same_time()
    {
        var code = await App.ObtainCodeAsync(scene.Browser);
        var answers = await Task.WhenAll(Enumerable.Range(0, 24).Select(_ => App.RedeemAsync(code)));
        answers.Count(static each => each.Status == 200).ShouldBe(1);
        answers.Where(static each => each.Status != 200).ShouldAllBe(static each => each.Type == "InvalidGrantException");
    }

    [Fact]
    public async Task Ten_programs_that_refresh_one_session_at_once_get_the_same_successor()
    {
        var token = (await App.LogInAsync(scene.Browser)).Text("refreshToken");
        for (var round = 0; round < 5; round++)
        {
            var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => App.RefreshAsync(token)));
            answers.ShouldAllBe(static each => each.Status == 200);
            answers.Select(static each => each.Text("refreshToken")).Distinct().Count().ShouldBe(1);
            answers.Select(static each => each.Text("accessToken")).Distinct().Count().ShouldBe(1);
            token = answers[0].Text("refreshToken");
        }
    }

    [Fact]
    public async Task A_refresh_token_that_comes_again_late_ends_the_whole_family()
    {
        var first = await App.LogInAsync(scene.Browser);
        var second = (await App.RefreshAsync(first.Text("refreshToken"))).ShouldBeGood();
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(59));
        (await App.RefreshAsync(first.Text("refreshToken"))).ShouldBeGood().Text("refreshToken").ShouldBe(second.Text("refreshToken"));
        scene.Host.Clock.Advance(TimeSpan.FromSeconds(2));
        (await App.RefreshAsync(first.Text("refreshToken"))).ShouldBe("InvalidGrantException");
        (await App.RefreshAsync(second.Text("refreshToken"))).ShouldBe("InvalidGrantException");
        (await App.PortalAsync(Accounts, second.Text("accessToken"))).ShouldBe("UnauthorizedException", 401);
    }

    [Fact]
    public async Task A_refresh_token_is_its_clients_alone()
    {
        var token = (await App.LogInAsync(scene.Browser)).Text("refreshToken");
        using var thief = new SsoApp(scene.Host, scene.Directory);
        await thief.RegisterAsync();
        (await thief.RefreshAsync(token)).ShouldBe("InvalidGrantException");
        (await App.RefreshAsync(token)).ShouldBeGood();
    }

    [Fact]
    public async Task Codes_and_tokens_end_in_time_and_none_outlives_the_portal_session()
    {
        var code = await App.ObtainCodeAsync(scene.Browser);
        var tokens = await App.LogInAsync(scene.Browser);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(11));
        (await App.RedeemAsync(code)).ShouldBe("InvalidGrantException");
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(50));
        (await App.PortalAsync(Accounts, tokens.Text("accessToken"))).ShouldBe("UnauthorizedException", 401);
        scene.Host.Clock.Advance(TimeSpan.FromHours(6.5));
        var last = (await App.RefreshAsync(tokens.Text("refreshToken"))).ShouldBeGood();
        last.Body!["expiresIn"]!.GetValue<int>().ShouldBe(29 * 60);
        scene.Host.Clock.Advance(TimeSpan.FromMinutes(30));
        (await App.RefreshAsync(last.Text("refreshToken"))).ShouldBe("InvalidGrantException");
    }

    [Theory]
    [InlineData(nameof(CredentialChangeKind.PasswordChanged))]
    [InlineData(nameof(CredentialChangeKind.PasswordReset))]
    [InlineData(nameof(CredentialChangeKind.Suspended))]
    [InlineData(nameof(CredentialChangeKind.Closed))]
    [InlineData(nameof(CredentialChangeKind.Recovered))]
    public async Task Whatever_changes_the_credentials_ends_tokens_and_codes_in_the_same_transaction(string kind)
    {
        var tokens = await App.LogInAsync(scene.Browser);
        var unused = await App.ObtainCodeAsync(scene.Browser);
        await scene.Host.Database.WriteAsync(session =>
            scene.Host.Get<CredentialChanges>().TellAsync(session, new(scene.User.Owner, Enum.Parse<CredentialChangeKind>(kind), scene.Session.Id)));
        await ShouldBeOutAsync(tokens);
        (await App.RedeemAsync(unused)).ShouldBe("InvalidGrantException");
    }

    [Fact]
    public async Task An_ended_portal_session_takes_its_tokens_along()
    {
        var tokens = await App.LogInAsync(scene.Browser);
        await scene.Host.Database.WriteAsync(session => BrowserSessions.EndAsync(session, scene.User.Owner, scene.Session.Id));
        await ShouldBeOutAsync(tokens);
    }

    [Fact]
    public async Task A_disabled_or_deleted_user_is_out_at_once()
    {
        var tokens = await App.LogInAsync(scene.Browser);
        await scene.Host.Database.WriteAsync(session => DirectoryUserStore.UpdateAsync(session, scene.User with { IsEnabled = false }));
        await ShouldBeOutAsync(tokens);
        await scene.Host.Database.WriteAsync(session => DirectoryUserStore.UpdateAsync(session, scene.User));
        await scene.Host.Database.WriteAsync(session => DirectoryUserStore.DeleteAsync(session, scene.User.Id));
        await ShouldBeOutAsync(tokens);
    }

    [Fact]
    public async Task A_client_that_asked_for_no_scope_keeps_its_token_for_the_portal_session_and_does_not_refresh()
    {
        using var legacy = new SsoApp(scene.Host, scene.Directory);
        await legacy.RegisterLegacyAsync();
        var started = (await legacy.StartDeviceAsync()).ShouldBeGood();
        await scene.Browser.OpenAsync("/device?user_code=" + started.Text("userCode"));
        await scene.Browser.SubmitAsync(("Matches", "true"), ("Answer", "allow"));
        var tokens = (await legacy.PollAsync(started.Text("deviceCode"))).ShouldBeGood();
        tokens.Body!["refreshToken"].ShouldBeNull();
        tokens.Body["expiresIn"]!.GetValue<int>().ShouldBe(8 * 3600);
        (await legacy.PortalAsync(Accounts, tokens.Text("accessToken"))).ShouldBeGood();
    }

    [Fact]
    public async Task A_grant_type_that_was_not_registered_or_does_not_exist_is_refused()
    {
        using var legacy = new SsoApp(scene.Host, scene.Directory);
        await legacy.RegisterLegacyAsync();
        (await legacy.RedeemAsync("a-code")).ShouldBe("UnauthorizedClientException");
        (await App.PostAsync("/token", new JsonObject { ["clientId"] = App.ClientId, ["clientSecret"] = App.ClientSecret, ["grantType"] = "password" }))
            .ShouldBe("UnsupportedGrantTypeException").Text("error").ShouldBe("unsupported_grant_type");
        (await App.PostAsync("/token", new JsonObject { ["clientId"] = App.ClientId, ["clientSecret"] = "wrong", ["grantType"] = "refresh_token", ["refreshToken"] = "x" }))
            .ShouldBe("InvalidClientException", 401).Text("error").ShouldBe("invalid_client");
    }

    [Fact]
    public async Task What_is_over_is_swept_away()
    {
        await App.LogInAsync(scene.Browser);
        await App.StartDeviceAsync();
        scene.Host.Clock.Advance(TimeSpan.FromDays(91));
        foreach (var upkeep in scene.Host.Get<IServiceProvider>().GetServices<IUpkeep>().Where(static each => each.GetType().Name == "SsoUpkeep"))
        {
            await upkeep.RunAsync(scene.Host.Clock.GetUtcNow(), default);
        }

        foreach (var table in new[] { "sso_clients", "sso_codes", "sso_device_codes", "sso_grants", "sso_access_tokens", "sso_refresh_tokens" })
        {
            (await scene.Host.Database.ReadAsync(session => session.GetAsync<long>($"SELECT COUNT(*) FROM {table}"))).ShouldBe(0, table);
        }
    }

    private async Task ShouldBeOutAsync(SsoReply tokens)
    {
        (await App.PortalAsync(Accounts, tokens.Text("accessToken"))).ShouldBe("UnauthorizedException", 401);
        (await App.RefreshAsync(tokens.Text("refreshToken"))).ShouldBe("InvalidGrantException");
    }
}
