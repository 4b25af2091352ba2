using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Secrets;

public sealed class SealerTests : IDisposable
{
    private readonly TestDatabase place = new();

    public void Dispose() => place.Dispose();

    [Fact]
    public void What_is_sealed_opens_for_its_purpose_only()
    {
        var sealer = new Sealer(Keys(), SecretSource.System);
        var text = sealer.Seal("letters", "a secret");
        text.ShouldNotContain("secret");
        sealer.OpenText("letters", text).ShouldBe("a secret");
        sealer.OpenText("codes", text).ShouldBeNull();
    }

    [Fact]
    public void An_altered_or_cut_text_opens_as_nothing()
    {
        var sealer = new Sealer(Keys(), SecretSource.System);
        var text = sealer.Seal("letters", "a secret");
        for (var i = 0; i < text.Length; i++)
        {
            var altered = text[..i] + (text[i] == 'A' ? 'B' : 'A') + text[(i + 1)..];
            if (i < text.Length - 1)
            {
                sealer.OpenText("letters", altered).ShouldBeNull();
            }

            sealer.OpenText("letters", text[..i]).ShouldBeNull();
        }
    }

    [Fact]
    public void After_a_rotation_old_texts_still_open_and_new_ones_use_the_new_key()
    {
        var keys = Keys();
        var sealer = new Sealer(keys, SecretSource.System);
        var old = sealer.Seal("letters", "before");
        keys.Rotate(SecretSource.System);
        sealer.IsCurrent(old).ShouldBeFalse();
        sealer.OpenText("letters", old).ShouldBe("before");
        sealer.IsCurrent(sealer.Seal("letters", "after")).ShouldBeTrue();
        keys.ForgetOldKeys();
        sealer.OpenText("letters", old).ShouldBeNull();
    }

    [Fact]
    public void The_key_file_is_for_its_owner_only()
    {
        var keys = Keys();
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(keys.Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }

        Keys().Fingerprint.ShouldBe(keys.Fingerprint);
    }

    [Fact]
    public async Task A_database_sealed_with_another_key_file_is_refused()
    {
        await using var host = await GatehouseHost.StartAsync();
        using var other = new TestDatabase();
        var guard = new KeyGuard(host.Database, KeyFile.OpenOrCreate(new(), new() { DataDirectory = other.Directory }, SecretSource.System));
        (await Should.ThrowAsync<SettingsException>(() => guard.CheckAsync())).Message.ShouldContain("KeyFile");
    }

    private KeyFile Keys() => KeyFile.OpenOrCreate(new(), new() { DataDirectory = place.Directory }, SecretSource.System);
}
