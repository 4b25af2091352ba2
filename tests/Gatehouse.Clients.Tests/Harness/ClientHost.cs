using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Clients.Tests.Harness;

/// <summary>A server at the real time of day, because real clients sign with it, and an account whose root user has a key.</summary>
internal sealed class ClientHost : IAsyncDisposable
{
    private ClientHost(GatehouseHost host, Account account, string keyId, string secret) =>
        (Server, Account, RootKeyId, RootSecret) = (host, account, keyId, secret);

    public GatehouseHost Server { get; }

    public Account Account { get; }

    public string RootKeyId { get; }

    public string RootSecret { get; }

    public static async Task<ClientHost> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = await GatehouseHost.StartAsync([("SignIn:Challenge", "off"), ("SignIn:EmailCode", "off"), .. settings]);
        host.Clock.Advance(TimeProvider.System.GetUtcNow() - host.Clock.GetUtcNow());
        var account = await Settled.AccountAsync(host, "owner@example.com", owner: true);
        var (id, secret) = await RootKeyAsync(host, account);
        return new(host, account, id, secret);
    }

    /// <summary>The server's clock stands still between steps; real clients sign with the real time, which a long story leaves behind.</summary>
    public void KeepTime() => Server.Clock.Advance(TimeProvider.System.GetUtcNow() - Server.Clock.GetUtcNow());

    /// <summary>The CLI with the root user's key.</summary>
    public AwsCli Cli() => new AwsCli(Server.Origin).As(RootKeyId, RootSecret);

    /// <summary>The CLI with temporary keys, as an answer of STS gives them.</summary>
    public AwsCli With(JsonNode credentials) => new AwsCli(Server.Origin).As(
        credentials["AccessKeyId"]!.GetValue<string>(), credentials["SecretAccessKey"]!.GetValue<string>(), credentials["SessionToken"]!.GetValue<string>());

    /// <summary>A new IAM user, made by <paramref name="administrator"/>, and the CLI with its key.</summary>
    public async Task<AwsCli> UserAsync(AwsCli administrator, string name)
    {
        await administrator.DoAsync($"iam create-user --user-name {name}");
        return await KeyAsync(administrator, name);
    }

    /// <summary>The CLI with a new key of a user.</summary>
    public async Task<AwsCli> KeyAsync(AwsCli administrator, string userName)
    {
        var key = (await administrator.CallAsync($"iam create-access-key --user-name {userName}")).Json["AccessKey"]!;
        return new AwsCli(Server.Origin).As(key["AccessKeyId"]!.GetValue<string>(), key["SecretAccessKey"]!.GetValue<string>());
    }

    /// <summary>The CLI with a new key of another account's root user.</summary>
    public async Task<AwsCli> RootOfAsync(string accountId)
    {
        var account = await Server.Database.ReadAsync(session => AccountStore.FindAsync(session, AccountId.Get(accountId)));
        var (id, secret) = await RootKeyAsync(Server, account!);
        return new AwsCli(Server.Origin).As(id, secret);
    }

    private static async Task<(string Id, string Secret)> RootKeyAsync(GatehouseHost host, Account account)
    {
        var random = host.Get<SecretSource>();
        var seed = new byte[UniqueId.KeyRandomBytes];
        random.Fill(seed);
        var id = UniqueId.Key(UniqueId.LongTermKey, account.Id.Digits, seed);
        var secret = random.Token(30);
        await host.Database.WriteAsync(session => AccessKeyStore.InsertAsync(session, new()
        {
            Id = id,
            AccountId = account.Id.Digits,
            SealedSecret = host.Get<Sealer>().Seal(AccessKey.Purpose, secret),
            Status = AccessKey.Active,
            CreatedAt = host.Clock.GetUtcNow().ToUnixTimeMilliseconds(),
        }));
        return (id, secret);
    }

    public ValueTask DisposeAsync() => Server.DisposeAsync();
}
