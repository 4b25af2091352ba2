using Gatehouse.Protocols.Aws;
using Gatehouse.Server.Access.Roles;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.Access;

/// <summary>One account with its root user, who calls operations of IAM one after the other.</summary>
internal sealed class IamStory : IAsyncDisposable
{
    public const string AllowAll = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""";
    public const string Trust = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}]}""";

    private IamStory(GatehouseHost host, Account account) => (Host, Account, Root) = (host, account, TestAccounts.Root(account));

    public GatehouseHost Host { get; }

    public Account Account { get; }

    public Caller Root { get; }

    public string AccountId => Account.Id.Digits;

    public static async Task<IamStory> BeginAsync()
    {
        var host = await GatehouseHost.StartAsync();
        return new(host, await host.OpenAsync());
    }

    /// <summary>The root user of another account on the same server.</summary>
    public async Task<Caller> StrangerAsync() => TestAccounts.Root(await Host.OpenAsync("stranger@example.net", "Elsewhere"));

    public T Get<T>()
        where T : notnull => Host.Get<T>();

    public Task<Outcome<TReply>> RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        Host.RunAsync(operation, request, caller ?? Root);

    public async Task<TReply> DoAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await RunAsync(operation, request, caller)).ShouldBeDone();

    public async Task<Refusal> RefusedAsync<TRequest, TReply>(string code, Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await RunAsync(operation, request, caller)).ShouldBeRefused(code);

    /// <summary>What policies are asked before the operation runs.</summary>
    public Task<IReadOnlyList<AccessCheck>> ChecksAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request) =>
        Host.Database.ReadAsync(async session => await operation.FindChecksAsync(request, Root, session));

    public async Task<IamUser> UserAsync(string name)
    {
        var user = new IamUser(IdOf(UniqueId.User), Account.Id, name, "/", null, Host.Clock.GetUtcNow(), null);
        await Host.Database.WriteAsync(session => IamUserStore.InsertAsync(session, user));
        return user;
    }

    public async Task<IamGroup> GroupAsync(string name, params IamUser[] members)
    {
        var group = new IamGroup(IdOf(UniqueId.Group), Account.Id, name, "/", Host.Clock.GetUtcNow());
        await Host.Database.WriteAsync(async session =>
        {
            await IamGroupStore.InsertAsync(session, group);
            foreach (var member in members)
            {
                await IamGroupStore.AddMemberAsync(session, member.Id, group.Id, group.CreatedAt);
            }
        });
        return group;
    }

    public async Task<RoleItem> RoleAsync(string name) =>
        (await DoAsync(Get<CreateRole>(), new CreateRoleRequest { RoleName = name, AssumeRolePolicyDocument = Trust })).Role;

    /// <summary>A role that only a service may change.</summary>
    public async Task<Role> ReservedRoleAsync(string name, string path = Role.ReservedPath + "sso.amazonaws.com/")
    {
        var role = new Role(IdOf(UniqueId.Role), Account.Id, name, path, null, Trust, 3600, null, Host.Clock.GetUtcNow());
        await Host.Database.WriteAsync(session => RoleStore.InsertAsync(session, role));
        return role;
    }

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work) => Host.Database.ReadAsync(work);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static string IdOf(string prefix) => prefix + SecretSource.System.Text(UniqueId.RandomLength, UniqueId.Alphabet);
}
