using Gatehouse.Browser.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.Doors;

[Collection(Chromium.Suite)]
public sealed class HelpTests(Chromium chromium)
{
    [BrowserFact]
    public async Task The_front_page_leads_a_root_user_to_the_sign_in_and_the_lost_to_help()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(host, async page =>
        {
            await page.GotoAsync("/");
            await page.ShouldHeadAsync("How do you sign in?");
            await page.Locator("#root").GetByRole(AriaRole.Button).ClickAsync();
            await page.ShouldHeadAsync("Sign in");

            await page.Link("Help").ClickAsync();
            await page.Locator(".topics a").First.ClickAsync();
            await Expect(page.Locator("article.topic h1")).ToBeVisibleAsync();
        });
    }

    [BrowserFact]
    public async Task Every_help_page_opens_and_every_link_on_it_leads_somewhere()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(host, async page =>
        {
            await page.GotoAsync("/help");
            var topics = await page.Locator(".topics a").EvaluateAllAsync<string[]>("all => all.map(link => link.href)");
            topics.Length.ShouldBeGreaterThan(20);
            var links = new SortedSet<string>(StringComparer.Ordinal);
            foreach (var topic in topics)
            {
                (await page.GotoAsync(topic))!.Status.ShouldBe(200, topic);
                links.UnionWith(await page.Locator("main a[href]").EvaluateAllAsync<string[]>("all => all.filter(link => link.origin === location.origin).map(link => link.href)"));
            }

            foreach (var link in links.Except(topics))
            {
                var answer = await page.APIRequest.GetAsync(link);
                answer.Ok.ShouldBeTrue($"{link} answers {answer.Status}");
                if (new Uri(link).Fragment is { Length: > 1 } fragment)
                {
                    (await answer.TextAsync()).ShouldContain($"id=\"{fragment[1..]}\"", customMessage: link);
                }
            }
        });
    }

    [BrowserFact]
    public async Task An_address_of_the_installation_is_copied_by_its_button()
    {
        await using var host = await RootUser.StartAsync();
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.GotoAsync("/help/endpoints");
                var button = page.Locator("button[data-copy]").First;
                await button.ClickAsync();
                await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Copied");
                (await page.EvaluateAsync<string>("() => navigator.clipboard.readText()")).ShouldBe(await button.GetAttributeAsync("data-copy"));
            },
            new() { Permissions = ["clipboard-read", "clipboard-write"] });
    }
}
