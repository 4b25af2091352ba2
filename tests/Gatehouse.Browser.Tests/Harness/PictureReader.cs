using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Shouldly;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>Reads the picture of a security check, which only the server can.</summary>
internal static class PictureReader
{
    public static ILocator Picture(this IPage page) => page.Locator(".security-check").GetByRole(AriaRole.Img);

    public static async Task AnswerCheckAsync(this IPage page, GatehouseHost host, string label = "Enter the characters shown above")
    {
        var id = await page.Locator("input[name=ChallengeId]").InputValueAsync();
        var kept = await host.Database.ReadAsync(db => ChallengeStore.FindAsync(db, id, host.Clock.GetUtcNow().ToUnixTimeMilliseconds()));
        var text = host.Get<Sealer>().OpenText(SecurityChecks.Purpose, kept.ShouldNotBeNull()).ShouldNotBeNull().Split(' ')[0];
        await page.Field(label).FillAsync(text);
    }
}
