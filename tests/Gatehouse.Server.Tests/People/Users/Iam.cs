using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.People.Users.AccessKeys;
using Gatehouse.Server.People.Users.Groups;
using Gatehouse.Server.People.Users.LoginProfiles;
using Gatehouse.Server.Tests.Harness;

namespace Gatehouse.Server.Tests.People.Users;

/// <summary>One account whose root user calls IAM.</summary>
internal sealed class Iam : IAsyncDisposable
{
    public const string Password = "Quartz-Ladder-58";

    private Iam(GatehouseHost host, Account account) => (Host, Account, Root) = (host, account, SigningKeys.RootOf(account, TestAccounts.Origin));

    public GatehouseHost Host { get; }

    public Account Account { get; }

    public Caller Root { get; }

    public string Id => Account.Id.Digits;

    public static async Task<Iam> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = await GatehouseHost.StartAsync(settings);
        return new(host, await host.OpenAsync());
    }

    /// <summary>The same server seen from another account.</summary>
    public async Task<Iam> OtherAccountAsync() => new(Host, await Host.OpenAsync("other@example.com", "Other Works"));

    public Task<Outcome<TReply>> RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        Host.RunAsync(operation, request, caller ?? Root);

    public T Get<T>()
        where T : notnull => Host.Get<T>();

    public async Task<UserView> UserAsync(string name = "alice", string? path = null) =>
        (await Host.RunAsync(Host.Get<CreateUser>(), new() { UserName = name, Path = path }, Root)).ShouldBeDone().User;

    public async Task<GroupView> GroupAsync(string name = "Builders") =>
        (await Host.RunAsync(Host.Get<CreateGroup>(), new() { GroupName = name }, Root)).ShouldBeDone().Group;

    public async Task<NewAccessKey> KeyAsync(string? user = "alice") =>
        (await Host.RunAsync(Host.Get<CreateAccessKey>(), new() { UserName = user }, Root)).ShouldBeDone().AccessKey;

    public async Task<LoginProfileView> ProfileAsync(string user = "alice", bool? reset = null, string password = Password) =>
        (await Host.RunAsync(Host.Get<CreateLoginProfile>(), new() { UserName = user, Password = password, PasswordResetRequired = reset }, Root)).ShouldBeDone().LoginProfile;

    public Task<Outcome<Nothing>> JoinAsync(string user, string group) =>
        Host.RunAsync(Host.Get<AddUserToGroup>(), new() { UserName = user, GroupName = group }, Root);

    /// <summary>An IAM user as a signed call or a browser session brings it.</summary>
    public async Task<Caller> CallerAsync(string name, string? sessionId = null) =>
        SigningKeys.CallerOf((await Host.Database.ReadAsync(session => IamUserStore.FindAsync(session, Account.Id, name)))!, TestAccounts.Origin) with { SessionId = sessionId, ProvedAt = Host.Clock.GetUtcNow() };

    public ValueTask DisposeAsync() => Host.DisposeAsync();
}
