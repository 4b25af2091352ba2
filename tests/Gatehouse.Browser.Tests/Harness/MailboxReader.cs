using Microsoft.Playwright;

namespace Gatehouse.Browser.Tests.Harness;

/// <summary>Reads letters in a second tab, on the development mailbox's page.</summary>
internal static class MailboxReader
{
    public static async Task<string> ReadCodeAsync(this IPage page, string recipient)
    {
        var mailbox = await page.OpenMailboxAsync(recipient);
        var code = await mailbox.Locator("dt:text-is('Code') + dd code").InnerTextAsync();
        await mailbox.CloseAsync();
        return code;
    }

    /// <summary>Opens the mailbox beside this page and the newest letter of that person in it.</summary>
    public static async Task<IPage> OpenMailboxAsync(this IPage page, string recipient)
    {
        var mailbox = await page.Context.NewPageAsync();
        await mailbox.GotoAsync("/mailbox");
        await mailbox.Field("Recipient").SelectOptionAsync(recipient);
        await mailbox.Button("Show").ClickAsync();
        return mailbox;
    }
}
