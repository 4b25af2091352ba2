using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Doors.Terminal;

public sealed class KeyVerbTests
{
    [Fact]
    public async Task A_key_is_rotated_what_it_sealed_is_resealed_and_only_then_forgotten()
    {
        using var person = new Operator(("Mail:Mailbox", "true"));
        await person.TypeAsync("migrate");
        var old = Fingerprint(await person.TypeAsync("key", "show"));
        (await person.TypeAsync("account", "invite", "someone@invited.example")).ExitCode.ShouldBe(0);

        (await person.TypeAsync("key", "rotate")).ExitCode.ShouldBe(0);
        var shown = await person.TypeAsync("key", "show");
        shown.Output.ShouldContain(old);
        Fingerprint(shown).ShouldNotBe(old);
        shown.Output.ShouldContain("1 texts in the database are sealed by older keys.");

        var early = await person.TypeAsync("key", "forget");
        early.ExitCode.ShouldBe(1);
        early.Error.ShouldContain("key reseal");

        (await person.TypeAsync("key", "reseal")).Output.ShouldContain("1 texts");
        (await person.TypeAsync("key", "forget")).ExitCode.ShouldBe(0);
        (await person.TypeAsync("key", "show")).Output.ShouldNotContain(old);
        (await person.TypeAsync("account", "invite", "list")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_key_is_not_forgotten_while_a_server_may_still_seal_with_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var person = new Operator(host);
        (await person.TypeAsync("key", "rotate")).ExitCode.ShouldBe(0);
        (await person.TypeAsync("key", "forget")).ExitCode.ShouldBe(1);
        (await File.ReadAllLinesAsync(person.KeyFile)).Length.ShouldBe(3);
    }

    [Fact]
    public async Task A_foreign_key_file_is_refused_by_every_verb()
    {
        using var stranger = new Operator();
        await stranger.TypeAsync("migrate");
        using var person = new Operator();
        await person.TypeAsync("migrate");
        File.Copy(stranger.KeyFile, person.KeyFile, overwrite: true);
        foreach (var words in new string[][] { ["key", "rotate"], ["account", "list"], ["backup", person.InData("copy")], ["migrate"] })
        {
            var refused = await person.TypeAsync(words);
            refused.ExitCode.ShouldBe(1);
            refused.Error.ShouldContain("was sealed with the key");
        }
    }

    private static string Fingerprint(Typed shown) =>
        shown.Output.Split('\n').First(static line => line.Contains("current", StringComparison.Ordinal)).Trim().Split(' ')[0];
}
