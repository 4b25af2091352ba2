using System.Text;
using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Tests.Harness;
using Microsoft.Playwright;
using Xunit;

namespace Gatehouse.Browser.Tests.Doors;

/// <summary>A directory opened and filled in the console, by hand and from a file; every page on the way suits everybody.</summary>
[Collection(Chromium.Suite)]
public sealed class DirectoryConsoleTests(Chromium chromium)
{
    [BrowserFact]
    public async Task The_pages_of_the_directory_suit_everybody()
    {
        await using var host = await RootUser.StartAsync();
        await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.SignInAsync();
                await page.GotoAsync("/console/workforce/directory");
                await page.ShouldSuitEverybodyAsync("directory-none");
                await page.Button("Open a directory").ClickAsync();
                await page.ShouldSayAsync("The directory is open.");
                await page.Button("Generate token").ClickAsync();
                await page.ShouldSuitEverybodyAsync("directory");

                await AddPersonAsync(page);
                await AddGroupAsync(page);
                await ImportAsync(page);
            },
            Look.Lenient);
    }

    private static async Task AddPersonAsync(IPage page)
    {
        await page.GotoAsync("/console/workforce/users");
        await page.ShouldSuitEverybodyAsync("directory-nobody");
        await page.GotoAsync("/console/workforce/new/user");
        await page.Field("User name").FillAsync("nora");
        await page.Field("Email address").FillAsync("nora@example.com");
        await page.Field("First name").FillAsync("Nora");
        await page.Field("Last name").FillAsync("Example");
        await page.GetByLabel("Generate a one-time password").CheckAsync();
        await page.ShouldSuitEverybodyAsync("directory-new-person");
        await page.Button("Add user").ClickAsync();
        await page.ShouldSuitEverybodyAsync("directory-one-time-password");
        await page.GotoAsync("/console/workforce/users");
        await page.GetByRole(AriaRole.Link, new() { Name = "nora", Exact = true }).ClickAsync();
        await page.ShouldSuitEverybodyAsync("directory-person");
    }

    private static async Task AddGroupAsync(IPage page)
    {
        await page.GotoAsync("/console/workforce/groups");
        await page.Field("Group name").FillAsync("Staff");
        await page.Button("Create group").ClickAsync();
        await page.Field("User name").FillAsync("nora");
        await page.Button("Add user").ClickAsync();
        await page.ShouldSayAsync("The user is in the group.");
        await page.ShouldSuitEverybodyAsync("directory-group");
        await page.GotoAsync("/console/workforce/groups");
        await page.ShouldSuitEverybodyAsync("directory-groups");
    }

    private static async Task ImportAsync(IPage page)
    {
        await page.GotoAsync("/console/workforce/new/users-from-file");
        await ChooseAsync(page, "userName,email,givenName,familyName\nnora,other@example.com,N,E\nomar,omar@example.com\n");
        await page.ShouldSuitEverybodyAsync("directory-import-wrong");
        await ChooseAsync(page, "userName,email,givenName,familyName,title\nomar,omar@example.com,Omar,Example,Clerk\npetra,petra@example.com,Petra,Example,Boss\n");
        await page.ShouldSuitEverybodyAsync("directory-import-ready");
        await page.Button("Import 2 users").ClickAsync();
        await page.ShouldSayAsync("All users of the file are imported.");
        await page.ShouldSuitEverybodyAsync("directory-people");
    }

    private static async Task ChooseAsync(IPage page, string csv)
    {
        await page.GetByLabel("File", new() { Exact = true }).SetInputFilesAsync(new FilePayload { Name = "people.csv", MimeType = "text/csv", Buffer = Encoding.UTF8.GetBytes(csv) });
        await page.Button("Check the file").ClickAsync();
    }
}
