using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

/// <summary>Nothing that one node needs is in another one's memory.</summary>
public sealed class TwoNodesTests
{
    [Fact]
    public async Task A_whole_story_of_the_workforce_goes_from_node_to_node_with_every_request()
    {
        // Only PostgreSQL has room for two.
        if (!TestDatabase.IsPostgres)
        {
            return;
        }

        await using var proxy = await AlternatingProxy.StartAsync();
        (string, string)[] settings = [("PublicUrl", proxy.Origin), ("Limits:Burst", "1000"), ("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off")];
        await using var scene = await SsoScene.OfAsync(await StartFirstAsync(proxy, settings));
        await using var other = await scene.Host.StartAnotherAsync(settings);
        proxy.Nodes = [scene.Host.Listening, other.Listening];

        // Signs in by name and password, each page from another node.
        var (browser, app) = (new TestBrowser(new Uri(proxy.Origin)), scene.App);
        using (browser)
        {
            await PortalPeople.SignInAsync(browser, scene.Directory, "ana");
            browser.Address.AbsolutePath.ShouldBe($"/start/{scene.Directory.Address}/accounts", browser.Text);

            // By device code.
            var started = (await app.StartDeviceAsync()).ShouldBeGood();
            (await app.PollAsync(started.Text("deviceCode"))).ShouldBe("AuthorizationPendingException");
            await browser.OpenAsync("/device?user_code=" + started.Text("userCode"));
            await browser.SubmitAsync(("Matches", "true"), ("Answer", "allow"));
            var tokens = (await app.PollAsync(started.Text("deviceCode"))).ShouldBeGood();

            // By PKCE.
            var byCode = await app.LogInAsync(browser);

            // Refreshed at both at once: one successor.
            var refreshed = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => app.RefreshAsync(byCode.Text("refreshToken"))));
            refreshed.Select(static each => each.ShouldBeGood().Text("accessToken")).Distinct().ShouldHaveSingleItem();

            // Keys, as often as nodes.
            foreach (var token in new[] { tokens.Text("accessToken"), tokens.Text("accessToken"), refreshed[0].Text("accessToken"), refreshed[0].Text("accessToken") })
            {
                (await app.PortalAsync($"/federation/credentials?role_name=Admin&account_id={scene.Account.Id.Digits}", token)).ShouldBeGood();
            }

            // Signed out at one, out at both.
            (await app.PortalAsync("/logout", tokens.Text("accessToken"), HttpMethod.Post)).ShouldBeGood();
            for (var turn = 0; turn < 2; turn++)
            {
                (await app.PortalAsync("/assignment/accounts", refreshed[0].Text("accessToken"))).ShouldBe("UnauthorizedException", 401);
                await browser.OpenAsync($"/start/{scene.Directory.Address}/accounts");
                browser.Address.AbsolutePath.ShouldBe($"/start/{scene.Directory.Address}");
            }
        }
    }

    /// <summary>Alone at first: the story's people are made through it.</summary>
    private static async Task<GatehouseHost> StartFirstAsync(AlternatingProxy proxy, (string, string)[] settings)
    {
        var host = await GatehouseHost.StartAsync(settings);
        proxy.Nodes = [host.Listening];
        return host;
    }
}
