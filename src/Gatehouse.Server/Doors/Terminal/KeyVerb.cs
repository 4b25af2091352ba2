using System.CommandLine;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Doors.Terminal;

internal static class KeyVerb
{
    public static Command Describe()
    {
        var show = new Command("show", "Name the key file and the fingerprints of its keys.");
        show.SetAction(static (parsed, cancellation) => ShowAsync(parsed, cancellation));
        var rotate = new Command("rotate", "Put a new key in front of the key file; restart every server, then reseal.");
        rotate.SetAction(static (parsed, cancellation) => RotateAsync(parsed, cancellation));
        var reseal = new Command("reseal", "Seal under the current key what older ones sealed. The server may run.");
        reseal.SetAction(static (parsed, cancellation) => ResealAsync(parsed, cancellation));
        var forget = new Command("forget", "Delete the older keys from the key file when nothing needs them. The server must not run.");
        forget.SetAction(static (parsed, cancellation) => ForgetAsync(parsed, cancellation));
        return new Command("key", "The key file that seals secrets in the database.") { show, rotate, reseal, forget };
    }

    private static async Task<int> ShowAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
        var keys = installation.Get<KeyFile>();
        var output = parsed.InvocationConfiguration.Output;
        await output.WriteLineAsync(keys.Path);
        foreach (var fingerprint in keys.Fingerprints)
        {
            await output.WriteLineAsync($"  {fingerprint}{(fingerprint == keys.Fingerprint ? "  current" : "")}");
        }

        var waiting = await installation.Get<ResealStore>().CountAsync(keys.CurrentId);
        await output.WriteLineAsync($"{waiting} texts in the database are sealed by older keys.");
        return 0;
    }

    private static async Task<int> RotateAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
        await installation.Get<KeyGuard>().RotateAsync(installation.Get<SecretSource>());
        var keys = installation.Get<KeyFile>();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            $"""
            {keys.Path} now seals with {keys.Fingerprint}. Next:
              1. Copy the file to the other nodes, and to where its copy is kept.
              2. Restart every server.
              3. gatehouse key reseal
              4. Stop every server, gatehouse key forget, copy the file again, start them.
            """);
        return 0;
    }

    private static async Task<int> ResealAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);
        var resealed = await installation.Get<ResealStore>().ResealAllAsync(installation.Get<KeyFile>().CurrentId);
        await parsed.InvocationConfiguration.Output.WriteLineAsync($"{resealed} texts were sealed anew.");
        return 0;
    }

    private static async Task<int> ForgetAsync(ParseResult parsed, CancellationToken cancellation)
    {
        await using var installation = await Installation.OpenExistingAsync(parsed, cancellation);

        // A server that was not restarted since the rotation still seals with the older key.
        installation.Get<ServerLock>().Take();
        var database = installation.Get<Database>();
        if (installation.Get<StorageOptions>().Provider == StorageProvider.PostgreSql && await PostgresTools.CountOthersAsync(database) is var others and > 0)
        {
            throw new RefusedException($"{others} other connections to this database are open. Stop every server first.");
        }

        var keys = installation.Get<KeyFile>();
        if (await installation.Get<ResealStore>().CountAsync(keys.CurrentId) is var waiting and > 0)
        {
            throw new RefusedException($"{waiting} texts in the database are sealed by older keys. Run 'gatehouse key reseal' first.");
        }

        keys.ForgetOldKeys();
        await parsed.InvocationConfiguration.Output.WriteLineAsync(
            $"{keys.Path} holds only {keys.Fingerprint} now. Backups that were taken under older keys need a copy of the file from then.");
        return 0;
    }
}
