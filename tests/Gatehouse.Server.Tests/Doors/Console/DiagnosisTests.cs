using System.Net;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Console;

public sealed class DiagnosisTests
{
    private const string Page = "/console/installation/diagnosis";

    [Fact]
    public async Task The_owner_of_the_installation_reads_what_doctor_prints_and_what_to_do()
    {
        await using var host = await GatehouseHost.StartAsync(("Mail:Mailbox", "false"));
        var account = await host.OpenAsync(ownsInstallation: true);
        await PortalPeople.DirectoryAsync(host, account.Id, "Granite Works", "granite", null);
        using var browser = await ConsoleBrowser.SignedInAsync(host, account);
        var html = WebUtility.HtmlDecode((await browser.GetAsync(Page)).Html);
        html.ShouldContain("set Gatehouse:Mail:Smtp:Host");
        html.ShouldContain("Granite Works: its own passwords");
        using var person = new Operator(host);
        (await person.TypeAsync("doctor")).Output.ShouldContain("identity source: Granite Works: its own passwords");
    }

    [Fact]
    public async Task To_everybody_else_the_page_is_not_there()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var browser = await ConsoleBrowser.SignedInAsync(host, await host.OpenAsync("other@example.com"));
        (await browser.GetAsync(Page)).Status.ShouldBe(HttpStatusCode.NotFound);
    }
}
