using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Groups;
using Gatehouse.Server.People.Directory.Memberships;
using Gatehouse.Server.People.Directory.Users;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Shouldly;

namespace Gatehouse.Server.Tests.People.Directory;

/// <summary>An account with a directory, whose root user calls the identity store.</summary>
internal sealed class Store : IAsyncDisposable
{
    private Store(Iam iam, WorkforceDirectory directory) => (Iam, Directory) = (iam, directory);

    public Iam Iam { get; }

    public WorkforceDirectory Directory { get; }

    public string Id => Directory.Id;

    public static async Task<Store> StartAsync(params (string Key, string Value)[] settings) => await OfAsync(await Iam.StartAsync(settings));

    public static async Task<Store> OfAsync(Iam iam) => new(
        iam,
        (await iam.Host.Database.WriteAsync(async session => await WorkforceDirectoryStore.FindOfAccountAsync(session, iam.Account.Id)
            ?? await iam.Get<OpenDirectory>().RunAsync(session, iam.Account.Id, "Granite Works", new()))).ShouldNotBeNull());

    public async Task<Store> OtherAsync() => await OfAsync(await Iam.OtherAccountAsync());

    public T Get<T>()
        where T : notnull => Iam.Get<T>();

    public Task<Outcome<TReply>> RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        Iam.RunAsync(operation, request, caller);

    public CreateUserRequest Person(string name, string? email = null) => new()
    {
        IdentityStoreId = Id,
        UserName = name,
        DisplayName = name + " Example",
        Name = new() { GivenName = name, FamilyName = "Example" },
        Emails = [new() { Value = email ?? name + "@example.com", Type = "work", Primary = true }],
    };

    public async Task<string> UserAsync(string name, string? email = null) =>
        (await RunAsync(Get<CreateUser>(), Person(name, email))).ShouldBeDone().UserId;

    public async Task<string> GroupAsync(string name) =>
        (await RunAsync(Get<CreateGroup>(), new() { IdentityStoreId = Id, DisplayName = name })).ShouldBeDone().GroupId;

    public async Task<string> JoinAsync(string user, string group) =>
        (await RunAsync(Get<CreateGroupMembership>(), new() { IdentityStoreId = Id, GroupId = group, MemberId = new() { UserId = user } })).ShouldBeDone().MembershipId;

    public async Task<UserView> DescribeAsync(string id) =>
        (await RunAsync(Get<DescribeUser>(), new() { IdentityStoreId = Id, UserId = id, Extensions = [EnterpriseExtension.Name] })).ShouldBeDone();

    public ValueTask DisposeAsync() => Iam.DisposeAsync();
}
