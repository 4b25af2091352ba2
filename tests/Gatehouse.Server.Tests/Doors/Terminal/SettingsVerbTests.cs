using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal;

public sealed class SettingsVerbTests
{
    /// <summary>With GATEHOUSE_WRITE_SETTINGS set it writes the page instead of comparing it.</summary>
    [Fact]
    public async Task The_page_of_settings_is_not_stale()
    {
        using var person = new Operator();
        var written = await person.TypeAsync("settings", "--markdown");
        written.ExitCode.ShouldBe(0);
        var page = Path.Combine(Repository.Root, "docs", "operating", "settings.md");
        if (Environment.GetEnvironmentVariable("GATEHOUSE_WRITE_SETTINGS") is { Length: > 0 })
        {
            await File.WriteAllTextAsync(page, written.Output);
            return;
        }

        (await File.ReadAllTextAsync(page)).ShouldBe(written.Output, "run: gatehouse settings --markdown > docs/operating/settings.md");
    }

    [Fact]
    public async Task Every_setting_has_a_meaning_and_the_value_here_but_no_secret()
    {
        using var person = new Operator(("Region", "eu-north-7"), ("Mail:Smtp:Password", "very-secret-word"));
        var listed = await person.TypeAsync("settings");
        listed.ExitCode.ShouldBe(0);
        listed.Output.ShouldContain("Gatehouse__Mail__Smtp__Password");
        listed.Output.ShouldContain("(set, not shown)");
        listed.Output.ShouldContain("here:    eu-north-7");
        listed.Output.ShouldNotContain("very-secret-word");
        (await person.TypeAsync("settings", "--markdown")).Output.ShouldNotContain("very-secret-word");
    }
}
