using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;
using static Microsoft.Playwright.Assertions;

namespace Gatehouse.Browser.Tests.SignIn;

[Collection(Chromium.Suite)]
public sealed class SecurityCheckTests(Chromium chromium)
{
    private const string Width = "async image => { await image.decode(); return image.naturalWidth; }";

    private const string Duration = """
        audio => new Promise((known, failed) => {
            audio.addEventListener('loadedmetadata', () => known(audio.duration));
            audio.addEventListener('error', () => failed(new Error(audio.error.message)));
            audio.load();
        })
        """;

    [BrowserFact]
    public async Task The_picture_is_seen_the_sound_can_be_played_and_the_right_characters_lead_on()
    {
        await using var host = await RootUser.StartAsync(("SignIn:Challenge", "always"));
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(host, async page =>
        {
            await page.NameAsync();
            await page.ShouldHeadAsync("Security check");
            (await page.Picture().EvaluateAsync<int>(Width)).ShouldBeGreaterThan(0);

            var sound = page.GetByLabel("The characters of the security check, spoken");
            var answer = await page.APIRequest.GetAsync((await sound.GetAttributeAsync("src")).ShouldNotBeNull());
            answer.Headers["content-type"].ShouldBe("audio/wav");
            (await sound.EvaluateAsync<double>(Duration)).ShouldBeInRange(3, 60);

            await page.AnswerCheckAsync(host);
            await page.Button("Submit").ClickAsync();
            await page.GivePasswordAsync();
            await page.ShouldHeadAsync("Console home");
        });
    }

    [BrowserFact]
    public async Task Refresh_shows_another_picture_and_keeps_the_sign_in()
    {
        await using var host = await RootUser.StartAsync(("SignIn:Challenge", "always"));
        await chromium.VisitAsync(host, async page =>
        {
            await page.NameAsync();
            var first = await page.Picture().GetAttributeAsync("src");
            await page.Button("Refresh").ClickAsync();
            await Expect(page.Picture()).Not.ToHaveAttributeAsync("src", first!);
            (await page.Picture().EvaluateAsync<int>(Width)).ShouldBeGreaterThan(0);
            await page.AnswerCheckAsync(host);
            await page.Button("Submit").ClickAsync();
            await page.ShouldHeadAsync("Root user sign in");
            await page.ShouldSayAsync(RootUser.Email);
        });
    }

    [BrowserFact]
    public async Task Wrong_characters_are_told_with_a_new_picture()
    {
        await using var host = await RootUser.StartAsync(("SignIn:Challenge", "always"));
        await chromium.VisitAsync(host, async page =>
        {
            await page.NameAsync();
            var first = await page.Picture().GetAttributeAsync("src");
            await page.Field("Enter the characters shown above").FillAsync("??????");
            await page.Button("Submit").ClickAsync();
            await page.ShouldSayAsync("Those were not the characters");
            await Expect(page.Picture()).Not.ToHaveAttributeAsync("src", first!);
            await Expect(page.Field("Enter the characters shown above")).ToHaveValueAsync("");
        });
    }
}
