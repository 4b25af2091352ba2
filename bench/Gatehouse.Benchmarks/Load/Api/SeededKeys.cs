using System.Globalization;
using Gatehouse.Protocols.Aws;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Protocols.Mail;
using Gatehouse.Server;
using Gatehouse.Server.Access.Policies;
using Gatehouse.Server.Access.Policies.Inline;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Microsoft.Extensions.DependencyInjection;

namespace Gatehouse.Benchmarks.Load.Api;

/// <summary>
/// A data folder with accounts, in each of which one IAM user has a key, tags and policies of its own and by a group; deleted afterwards.
/// The first account also has a role that its user may assume, the second as many users as an account may have.
/// </summary>
internal sealed class SeededKeys : IDisposable
{
    private const int AccountsAtOnce = 1_000;
    private const int MostCallers = 2_000;

    private readonly List<SigningIdentity> callers = [];

    private SeededKeys(string folder) => Folder = folder;

    public string Folder { get; }

    /// <summary>One user of each account, or of so many accounts that lie all over the database.</summary>
    public IReadOnlyList<SigningIdentity> Callers => callers;

    public string RoleArn { get; private set; } = "";

    /// <param name="users">How many users the second account has.</param>
    public static async Task<SeededKeys> MakeAsync(int accounts, int users)
    {
        var seeded = new SeededKeys(Directory.CreateTempSubdirectory("gatehouse-bench-").FullName);
        await using var app = ServerHost.Build(
            new Dictionary<string, string?>(StringComparer.Ordinal) { ["Gatehouse:DataDirectory"] = seeded.Folder, ["Gatehouse:Urls"] = "http://127.0.0.1:0" },
            quiet: true);
        await ServerHost.StartAsync(app);
        var database = app.Services.GetRequiredService<Database>();
        var (open, sealer, random) = (app.Services.GetRequiredService<OpenAccount>(), app.Services.GetRequiredService<Sealer>(), app.Services.GetRequiredService<SecretSource>());
        var every = Math.Max(1, accounts / MostCallers);
        for (var from = 0; from < accounts; from += AccountsAtOnce)
        {
            await database.WriteAsync(async session =>
            {
                for (var number = from; number < Math.Min(accounts, from + AccountsAtOnce); number++)
                {
                    EmailAddress.TryRead(string.Create(CultureInfo.InvariantCulture, $"root{number}@example.com"), out var email);
                    var account = (await open.RunAsync(session, email!, $"Account {number}", null, ownsInstallation: number == 0))!;
                    var (user, identity) = await seeded.AddCallerAsync(session, account, sealer, random);
                    if (number % every == 0)
                    {
                        seeded.callers.Add(identity);
                    }

                    if (number == 0)
                    {
                        await seeded.AddRoleAsync(session, user, random);
                    }
                    else if (number == 1)
                    {
                        await AddUsersAsync(session, account, users - 1, random);
                    }
                }
            });
        }

        await app.StopAsync();
        return seeded;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private async Task<(IamUser User, SigningIdentity Identity)> AddCallerAsync(DbSession session, Account account, Sealer sealer, SecretSource random)
    {
        var now = DateTimeOffset.UnixEpoch;
        var user = new IamUser(NewId(UniqueId.User, random), account.Id, "mara", "/", null, now, null);
        var group = new IamGroup(NewId(UniqueId.Group, random), account.Id, "admins", "/", now);
        await IamUserStore.InsertAsync(session, user);
        await IamGroupStore.InsertAsync(session, group);
        await IamGroupStore.AddMemberAsync(session, user.Id, group.Id, now);
        await InlinePolicyStore.PutAsync(session, account.Id.Digits, user.Id, new("own", TypicalPolicies.OfUser), PrincipalKind.User.InlineSize);
        await InlinePolicyStore.PutAsync(session, account.Id.Digits, group.Id, new("admins", TypicalPolicies.OfGroup), PrincipalKind.Group.InlineSize);

        var seed = new byte[UniqueId.KeyRandomBytes];
        random.Fill(seed);
        var identity = new SigningIdentity(UniqueId.Key(UniqueId.LongTermKey, account.Id.Digits, seed), random.Text(40, UniqueId.Alphabet));
        await AccessKeyStore.InsertAsync(session, new()
        {
            Id = identity.AccessKeyId,
            AccountId = account.Id.Digits,
            UserId = user.Id,
            SealedSecret = sealer.Seal(AccessKey.Purpose, identity.SecretAccessKey),
            Status = AccessKey.Active,
        });
        return (user, identity);
    }

    private async Task AddRoleAsync(DbSession session, IamUser user, SecretSource random)
    {
        var role = new Role(
            NewId(UniqueId.Role, random), user.AccountId, "Deployer", "/", null, TypicalPolicies.TrustOf(user.Arn), 3600, null, DateTimeOffset.UnixEpoch);
        await RoleStore.InsertAsync(session, role);
        RoleArn = role.Arn;
    }

    private static async Task AddUsersAsync(DbSession session, Account account, int count, SecretSource random)
    {
        for (var number = 0; number < count; number++)
        {
            var name = string.Create(CultureInfo.InvariantCulture, $"user-{number:0000}");
            await IamUserStore.InsertAsync(session, new(NewId(UniqueId.User, random), account.Id, name, "/", null, DateTimeOffset.UnixEpoch, null));
        }
    }

    private static string NewId(string prefix, SecretSource random) => prefix + random.Text(UniqueId.RandomLength, UniqueId.Alphabet);
}
