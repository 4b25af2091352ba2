using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Sso;

public sealed class SessionEndRaceTests
{
    private const int Rounds = 6;

    [Fact]
    public async Task A_portal_session_that_ends_everywhere_at_once_ends_without_a_failure()
    {
        await using var scene = await SsoScene.StartAsync();
        for (var round = 0; round < Rounds; round++)
        {
            using var browser = new TestBrowser(scene.Host.Origin);
            await SettledWorkforce.SignInAsync(scene.Host, scene.User, browser);
            var tokens = await scene.App.LogInAsync(browser);
            var (access, refresh, code) = (tokens.Text("accessToken"), tokens.Text("refreshToken"), await scene.App.ObtainCodeAsync(browser));
            var device = (await scene.App.StartDeviceAsync()).ShouldBeGood();
            await browser.OpenAsync("/device?user_code=" + device.Text("userCode"));
            var (deviceAction, deviceFields) = browser.Prepare(("Matches", "true"), ("Answer", "allow"));
            await browser.OpenAsync(scene.App.AuthorizePath());
            var (action, fields) = browser.Prepare(("SessionId", SsoApp.SessionOf(browser)));

            // All of these use the session that the others end.
            Task<SsoReply>[] calls =
            [
                Logout(scene, access), Logout(scene, access), Logout(scene, access),
                scene.App.RefreshAsync(refresh), scene.App.RefreshAsync(refresh), scene.App.RedeemAsync(code), scene.App.PollAsync(device.Text("deviceCode")),
            ];
            (await PostAllAsync(browser, (action, fields), (deviceAction, deviceFields), SignOut(fields), SignOut(fields))).ShouldAllBe(static status => status < 500);
            (await Task.WhenAll(calls)).ShouldAllBe(static each => each.Status < 500);
            (await scene.App.PortalAsync("/assignment/accounts", access)).ShouldBe("UnauthorizedException", 401);
            (await scene.App.RefreshAsync(refresh)).Status.ShouldBe(400);
        }
    }

    private static Task<SsoReply> Logout(SsoScene scene, string token) => scene.App.PortalAsync("/logout", token, HttpMethod.Post);

    private static (string Path, IEnumerable<KeyValuePair<string, string>> Fields) SignOut(IEnumerable<KeyValuePair<string, string>> fields) =>
        ("/signout", fields.Where(static each => each.Key is "SessionId" or "__RequestVerificationToken"));

    private static Task<int[]> PostAllAsync(TestBrowser browser, params (string Path, IEnumerable<KeyValuePair<string, string>> Fields)[] forms) =>
        Task.WhenAll(forms.Select(form => PostAsync(browser, form.Path, form.Fields)));

    private static async Task<int> PostAsync(TestBrowser browser, string path, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var answer = await browser.SendAsync(new(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(fields) });
        return (int)answer.StatusCode;
    }
}
