using Gatehouse.Protocols.Mail;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.People.Directory;

namespace Gatehouse.Server.Doors.Terminal.Demo;

/// <summary>The people of the demo. The first start makes them; a start that was cut short is finished by the next one.</summary>
internal sealed record DemoPeople(IReadOnlyList<(Account Account, DemoRoot Root)> Roots, WorkforceDirectory Directory, IReadOnlyList<DemoPerson> Workforce)
{
    public static async Task<DemoPeople> MeetAsync(IServiceProvider services, CancellationToken cancellation)
    {
        var random = services.GetRequiredService<SecretSource>();
        var place = services.GetRequiredService<PlaceOptions>();
        var file = await DemoFile.ReadOrWriteAsync(place, () => Draw(random), cancellation);
        var met = new List<(Account Account, DemoRoot Root)>();
        foreach (var root in file.Roots)
        {
            var account = await MeetAsync(services, root, ownsInstallation: met.Count == 0, cancellation);
            met.Add((account, root with { Users = await MeetUsersAsync(services, account, root.Users ?? DrawUsers(random), cancellation) }));
        }

        var demo = file.Directory ?? DrawDirectory(random);
        if (file.Directory is null)
        {
            // Passwords are written down before they are set: a start that is cut short must not leave people whom nobody can sign in as.
            await (file with { Directory = demo }).WriteAsync(place, cancellation);
        }

        var accounts = met.ConvertAll(static each => each.Account);
        var came = await new DemoOrganization(services, accounts[0]).MeetAsync(accounts.Skip(1), cancellation);
        var directory = await new DemoWorkforce(services, accounts[0]).MeetAsync(demo, accounts, came, cancellation);

        // Keys and ids are drawn by the operations that make them, so they are only known now.
        if (demo.Id != directory.Id || met.Zip(file.Roots).Any(static pair => IsNew(pair.First.Root, pair.Second)))
        {
            await new DemoFile([.. met.Select(static each => each.Root)], demo with { Id = directory.Id }).WriteAsync(place, cancellation);
        }

        return new(met, directory, demo.Users);
    }

    private static bool IsNew(DemoRoot met, DemoRoot known) =>
        known.Users is not { } users || met.Users!.Zip(users).Any(static pair => !ReferenceEquals(pair.First, pair.Second));

    private static async Task<IReadOnlyList<DemoUser>> MeetUsersAsync(
        IServiceProvider services, Account account, IReadOnlyList<DemoUser> users, CancellationToken cancellation)
    {
        var met = new List<DemoUser>();
        foreach (var user in users)
        {
            met.Add(await new DemoUsers(services, account).MeetAsync(user, cancellation));
        }

        return met;
    }

    private static DemoFile Draw(SecretSource random) => new(
    [
        new("Example Production", "root@production.example", DrawPassword(random), DrawUsers(random)),
        new("Example Development", "root@development.example", DrawPassword(random), DrawUsers(random)),
    ], DrawDirectory(random));

    private static DemoDirectory DrawDirectory(SecretSource random) => new("Example Works", "example-works",
    [
        new("ines", "Ines Example", "ines@works.example", DrawPassword(random)),
        new("omar", "Omar Example", "omar@works.example", DrawPassword(random)),
        new("jane", "Jane Example", "jane@works.example", DrawPassword(random)),
    ]);

    private static DemoUser[] DrawUsers(SecretSource random) =>
    [
        new("administrator", DrawPassword(random), "arn:aws:iam::aws:policy/AdministratorAccess"),
        new("reader", DrawPassword(random), "arn:aws:iam::aws:policy/ReadOnlyAccess"),
    ];

    /// <summary>Readable, without look-alikes, of all four classes: over 90 bits.</summary>
    private static string DrawPassword(SecretSource random) => string.Join(
        '-',
        random.Text(6, "abcdefghijkmnpqrstuvwxyz"),
        random.Text(6, "ABCDEFGHJKLMNPQRSTUVWXYZ"),
        random.Text(6, "23456789"),
        random.Text(4, "abcdefghijkmnpqrstuvwxyz"));

    private static async Task<Account> MeetAsync(IServiceProvider services, DemoRoot root, bool ownsInstallation, CancellationToken cancellation)
    {
        if (!EmailAddress.TryRead(root.Email, out var email))
        {
            throw new RefusedException($"demo.json names '{root.Email}', which is no e-mail address; delete the data folder to begin a new demo.");
        }

        var database = services.GetRequiredService<Database>();
        if (await database.ReadAsync(session => AccountStore.FindByRootEmailAsync(session, email), cancellation) is { } there)
        {
            return there;
        }

        var hash = await services.GetRequiredService<PasswordHasher>().HashAsync(PlainPassword.From(root.Password), cancellation);
        var phc = hash is HashResult.Hashed hashed ? hashed.Phc : throw new RefusedException("The server is too busy; start the demo again.");
        var open = services.GetRequiredService<OpenAccount>();
        return await database.WriteAsync(session => open.RunAsync(session, email, root.AccountName, phc, ownsInstallation), cancellation)
            ?? throw new RefusedException($"{root.Email} was the root user of an account that is gone; delete the data folder to begin a new demo.");
    }
}
