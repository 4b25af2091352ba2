using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal;

public sealed class GatehouseTerminalTests
{
    [Theory]
    [InlineData("serve")]
    [InlineData("demo")]
    [InlineData("migrate")]
    [InlineData("backup")]
    [InlineData("restore")]
    [InlineData("settings")]
    [InlineData("doctor")]
    [InlineData("key", "rotate")]
    [InlineData("account", "list")]
    [InlineData("account", "suspend")]
    [InlineData("account", "reactivate")]
    [InlineData("account", "close")]
    [InlineData("account", "invite")]
    [InlineData("account", "owner")]
    [InlineData("account", "recover")]
    public async Task Every_verb_explains_itself(params string[] verb)
    {
        using var person = new Operator();
        var typed = await person.TypeAsync([.. verb, "--help"]);
        typed.ExitCode.ShouldBe(0);
        typed.Output.ShouldContain("Usage:");
        typed.Output.ShouldContain(string.Join(' ', verb));
        Directory.EnumerateFileSystemEntries(person.DataDirectory).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("fly")]
    [InlineData("backup")]
    [InlineData("account", "suspend", "111122223333")]
    [InlineData("account", "suspend", "111122223333", "--reason", "mood")]
    [InlineData("account", "close", "12")]
    public async Task What_is_not_understood_ends_with_2(params string[] words)
    {
        using var person = new Operator();
        var typed = await person.TypeAsync(words);
        typed.ExitCode.ShouldBe(2);
        typed.Error.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("Urls", "http://*:8080", "plain http")]
    [InlineData("PublicUrl", "http://signin.example.com", "PublicUrl")]
    [InlineData("Codes:Lifetime", "soon", "Codes:Lifetime")]
    [InlineData("Storage:Provider", "Oracle", "Storage:Provider")]
    public async Task A_wrong_setting_is_a_sentence_and_no_stack_trace(string key, string value, string sentence)
    {
        using var person = new Operator((key, value));
        var typed = await person.TypeAsync("serve");
        typed.ExitCode.ShouldBe(1);
        typed.Error.ShouldContain(sentence);
        typed.Error.ShouldNotContain("   at ");
        File.Exists(person.KeyFile).ShouldBeFalse();
    }

    [Fact]
    public async Task A_settings_file_that_is_missing_or_no_JSON_is_told()
    {
        using var person = new Operator();
        var file = person.InData("broken.json");
        await File.WriteAllTextAsync(file, "{ not json");
        await using var error = new StringWriter();
        (await Gatehouse.Server.Doors.Terminal.GatehouseTerminal.RunAsync(["settings", "--settings", file], TextWriter.Null, error)).ShouldBe(1);
        (await Gatehouse.Server.Doors.Terminal.GatehouseTerminal.RunAsync(["settings", "--settings", file + "x"], TextWriter.Null, error)).ShouldBe(1);
        error.ToString().ShouldContain("broken.json cannot be read");
        error.ToString().ShouldNotContain("   at ");
    }

    [Theory]
    [InlineData("backup", "copy.db")]
    [InlineData("restore", "copy.db")]
    [InlineData("account", "list")]
    [InlineData("key", "show")]
    [InlineData("doctor")]
    public async Task A_misspelt_folder_makes_no_new_installation(params string[] words)
    {
        if (TestDatabase.IsPostgres)
        {
            return;
        }

        using var person = new Operator();
        var typed = await person.TypeAsync([.. words, "--data", person.InData("misspelt")]);
        typed.ExitCode.ShouldBe(1);
        Directory.Exists(person.InData("misspelt")).ShouldBeFalse();
    }
}
