using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;
using static Gatehouse.Server.Tests.SignIn.SignUp.SignUpCase;

namespace Gatehouse.Server.Tests.SignIn.SignUp;

public sealed class SignUpRaceTests
{
    private const int Many = 20;

    [Fact]
    public async Task Twenty_finishing_posts_at_once_make_one_account_one_session_and_one_letter()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.ProveAsync(host);
        var (action, fields) = browser.Prepare(("Password", Password), ("Confirm", Password));

        var locations = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => PostAsync(browser, action, fields)));

        locations.ShouldAllBe(static location => location.StartsWith("/signup/done"));
        (await host.CountAsync("accounts")).ShouldBe(1);
        (await host.CountAsync("sessions")).ShouldBe(1);
        (await host.LettersAsync(Email)).Count(static letter => letter.Row.Kind == "welcome").ShouldBe(1);
    }

    [Fact]
    public async Task Twenty_people_with_one_address_get_one_account_and_nineteen_are_told_to_sign_in()
    {
        await using var host = await StartAsync(("Letters:Most", "50"));
        var browsers = Enumerable.Range(0, Many).Select(_ => host.Browse()).ToList();
        foreach (var browser in browsers)
        {
            await browser.ProveAsync(host);
        }

        await Task.WhenAll(browsers.Select(static browser => browser.ChooseAsync()));

        browsers.Count(static browser => browser.Address.AbsolutePath == "/signup/done").ShouldBe(1);
        var told = browsers.Where(static browser => browser.Address.AbsolutePath == "/signup/taken").ToList();
        told.Count.ShouldBe(Many - 1);
        told.ShouldAllBe(static browser => browser.Text.Contains("reset it"));
        (await host.CountAsync("accounts")).ShouldBe(1);
        (await host.CountAsync("sessions")).ShouldBe(1);
        browsers.ForEach(static browser => browser.Dispose());
    }

    [Fact]
    public async Task Twenty_people_with_one_invitation_make_one_account()
    {
        await using var host = await StartAsync();
        var link = AccountLinks.SetUpPath(await host.IssueSetUpAsync());
        var browsers = Enumerable.Range(0, Many).Select(_ => host.Browse()).ToList();
        for (var i = 0; i < Many; i++)
        {
            await browsers[i].OpenAsync(link);
            await browsers[i].SubmitAsync(("Email", $"mary+{i}@example.org"), ("AccountName", Name));
        }

        await Task.WhenAll(browsers.Select(static browser => browser.ChooseAsync()));

        browsers.Count(static browser => browser.Address.AbsolutePath == "/signup/done").ShouldBe(1);
        browsers.Count(static browser => browser.Address.AbsolutePath == "/signup/link").ShouldBe(Many - 1);
        (await host.CountAsync("accounts")).ShouldBe(1);
        browsers.ForEach(static browser => browser.Dispose());
    }

    [Fact]
    public async Task A_code_works_once_even_when_it_is_posted_many_times_at_once()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.BeginAsync();
        var (action, fields) = browser.Prepare(("Code", await host.CodeAsync()));
        await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => PostAsync(browser, action, fields)));
        (await host.Database.ReadAsync(static db => db.GetAsync<long>("SELECT count(*) FROM email_codes WHERE spent_at IS NOT NULL"))).ShouldBe(1);
        (await host.Database.ReadAsync(static db => db.GetAsync<long>("SELECT version FROM sign_ups"))).ShouldBe(2);
    }

    [Fact]
    public async Task Parallel_wrong_codes_cannot_outrun_the_count_of_tries()
    {
        await using var host = await StartAsync();
        using var browser = host.Browse();
        await browser.BeginAsync();
        var right = await host.CodeAsync();
        var (action, fields) = browser.Prepare(("Code", right == "111111" ? "222222" : "111111"));
        var pages = await Task.WhenAll(Enumerable.Range(0, Many).Select(_ => PostAsync(browser, action, fields)));
        pages.Count(static page => page.Contains("not the code")).ShouldBe(5);
        pages.Count(static page => page.Contains("used up or too old")).ShouldBe(Many - 5);
        await browser.SubmitAsync(("Code", right));
        browser.Address.AbsolutePath.ShouldBe("/signup/code");
    }

    /// <summary>Where the post leads, or the page it shows.</summary>
    private static async Task<string> PostAsync(TestBrowser browser, string action, List<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, action) { Content = new FormUrlEncodedContent(fields) };
        using var response = await browser.SendAsync(request);
        ((int)response.StatusCode).ShouldBeLessThan(400);
        return response.Headers.Location?.ToString() ?? await response.Content.ReadAsStringAsync();
    }
}
