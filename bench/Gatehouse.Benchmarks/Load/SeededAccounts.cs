using System.Globalization;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Microsoft.Extensions.DependencyInjection;

namespace Gatehouse.Benchmarks.Load;

/// <summary>A data folder with many accounts in it, made through the rooms' own doors and deleted afterwards.</summary>
internal sealed class SeededAccounts : IDisposable
{
    public const string Password = "violet-Turbine 27";
    private const int Usual = 2_000;
    private readonly int count;
    private int next;

    private SeededAccounts(string folder, int count) => (Folder, this.count) = (folder, count);

    public string Folder { get; }

    /// <param name="equip">What each account gets besides.</param>
    public static async Task<SeededAccounts> MakeAsync(int count = Usual, Func<IServiceProvider, DbSession, Account, int, Task>? equip = null)
    {
        var seeded = new SeededAccounts(Directory.CreateTempSubdirectory("gatehouse-bench-").FullName, count);
        await using var app = ServerHost.Build(
            new Dictionary<string, string?>(StringComparer.Ordinal)
            {
                ["Gatehouse:DataDirectory"] = seeded.Folder,
                ["Gatehouse:Urls"] = "http://127.0.0.1:0",
            },
            quiet: true);
        await ServerHost.StartAsync(app);
        var open = app.Services.GetRequiredService<OpenAccount>();
        var hashed = (HashResult.Hashed)await app.Services.GetRequiredService<PasswordHasher>().HashAsync(PlainPassword.From(Password), CancellationToken.None);
        await app.Services.GetRequiredService<Database>().WriteAsync(async session =>
        {
            for (var number = 0; number < count; number++)
            {
                EmailAddress.TryRead(Email(number), out var email);
                var account = await open.RunAsync(session, email!, $"Account {number}", hashed.Phc, ownsInstallation: number == 0);
                await (equip?.Invoke(app.Services, session, account!, number) ?? Task.CompletedTask);
            }
        });
        await app.StopAsync();
        return seeded;
    }

    /// <summary>The next e-mail in turn, for any number of callers at once.</summary>
    public string NextEmail() => Email(NextNumber());

    public int NextNumber() => (int)((uint)Interlocked.Increment(ref next) % (uint)count);

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    public static string Email(int number) => string.Create(CultureInfo.InvariantCulture, $"root{number}@example.com");
}
