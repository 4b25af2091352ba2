using Gatehouse.Server.Access.Assignments;
using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.Foundation.Storage;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.Access.Assignments;

/// <summary>An account with a directory, whose root user gives its people access.</summary>
internal sealed class WorkforceStory : IAsyncDisposable
{
    public const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";
    public const string Administrator = "arn:aws:iam::aws:policy/AdministratorAccess";

    private WorkforceStory(GatehouseHost host, Account account, WorkforceDirectory directory) =>
        (Host, Account, Directory, Root) = (host, account, directory, TestKeys.By(account));

    public GatehouseHost Host { get; }

    public Account Account { get; }

    public WorkforceDirectory Directory { get; }

    public Caller Root { get; }

    public string Instance => Directory.InstanceArn;

    public static async Task<WorkforceStory> StartAsync()
    {
        var host = await GatehouseHost.StartAsync();
        return await OpenAsync(host, await host.OpenAsync());
    }

    /// <summary>The same server seen from another account with a directory of its own.</summary>
    public async Task<WorkforceStory> OtherAsync() => await OpenAsync(Host, await Host.OpenAsync("other@example.com", "Other Works"));

    public T Get<T>()
        where T : notnull => Host.Get<T>();

    public Task<Outcome<TReply>> RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        Host.RunAsync(operation, request, caller ?? Root);

    public async Task<TReply> DoAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await RunAsync(operation, request, caller)).ShouldBeDone();

    public async Task<Refusal> RefusedAsync<TRequest, TReply>(string code, Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await RunAsync(operation, request, caller)).ShouldBeRefused(code);

    public async Task<DirectoryUser> UserAsync(string name, bool enabled = true, UserAttributes? attributes = null)
    {
        var now = Host.Clock.GetUtcNow();
        var user = new DirectoryUser(
            DirectoryUser.NewId(Directory.Id, SecretSource.System), Directory.Id, name, name, null, false, null, false, attributes ?? new(),
            enabled, DirectoryUser.ByHand, false, null, now, "test", now, "test");
        (await Host.Database.WriteAsync(session => DirectoryUserStore.InsertAsync(session, user))).ShouldBeTrue();
        return user;
    }

    public async Task<DirectoryGroup> GroupAsync(string name, params DirectoryUser[] members)
    {
        var now = Host.Clock.GetUtcNow();
        var group = new DirectoryGroup(DirectoryGroup.NewId(Directory.Id, SecretSource.System), Directory.Id, name, null, DirectoryUser.ByHand, now, "test", now, "test");
        await Host.Database.WriteAsync(async session =>
        {
            (await DirectoryGroupStore.InsertAsync(session, group)).ShouldBeTrue();
            foreach (var member in members)
            {
                (await DirectoryGroupStore.AddMemberAsync(session, SecretSource.System.Uuid().ToString(), group, member.Id, "test", now)).ShouldBeTrue();
            }
        });
        return group;
    }

    public async Task<PermissionSetItem> SetAsync(string name, string? duration = null) =>
        (await DoAsync(Get<CreatePermissionSet>(), new() { InstanceArn = Instance, Name = name, SessionDuration = duration })).PermissionSet;

    public T Demand<T>(PermissionSetItem set, string principal, string type = AssignedPrincipal.User)
        where T : AssignmentDemand, new() => new()
        {
            InstanceArn = Instance,
            PermissionSetArn = set.PermissionSetArn,
            TargetId = Account.Id.Digits,
            TargetType = TargetTypes.Account,
            PrincipalType = type,
            PrincipalId = principal,
        };

    public async Task<AccountAssignmentOperationStatus> AssignAsync(PermissionSetItem set, string principal, string type = AssignedPrincipal.User)
    {
        var status = (await DoAsync(Get<CreateAccountAssignment>(), Demand<CreateAccountAssignmentRequest>(set, principal, type))).AccountAssignmentCreationStatus;
        (status.Status, status.FailureReason).ShouldBe(("SUCCEEDED", null));
        return status;
    }

    public Task<Outcome<RoleSession>> OpenAsync(DirectoryUser user, string set, AccountId? account = null) =>
        Host.Database.WriteAsync(session => Get<WorkforceAccess>().OpenAsync(session, user, account ?? Account.Id, set, TestAccounts.Origin));

    public Task<T> ReadAsync<T>(Func<DbSession, Task<T>> work) => Host.Database.ReadAsync(work);

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static async Task<WorkforceStory> OpenAsync(GatehouseHost host, Account account) =>
        new(host, account, (await host.Database.WriteAsync(session => host.Get<OpenDirectory>().RunAsync(session, account.Id, "Works", new()))).ShouldNotBeNull());
}
