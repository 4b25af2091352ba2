using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Handshakes;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Units;
using Gatehouse.Server.People.Users;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.People.Organizations;

/// <summary>A management account whose root user builds an organization, and whom it meets there.</summary>
internal sealed class OrganizationStory : IAsyncDisposable
{
    private OrganizationStory(GatehouseHost host, Account account, OrganizationView organization) =>
        (Host, Account, Organization, Root) = (host, account, organization, TestKeys.By(account));

    public GatehouseHost Host { get; }

    public Account Account { get; }

    public OrganizationView Organization { get; }

    public Caller Root { get; }

    public string RootId { get; private set; } = "";

    public static async Task<OrganizationStory> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = await GatehouseHost.StartAsync(settings);
        return await FoundAsync(host, "owner@example.com", "Granite Works");
    }

    /// <summary>Another organization on the same server.</summary>
    public Task<OrganizationStory> OtherAsync() => FoundAsync(Host, "other@example.com", "Other Works");

    public T Get<T>()
        where T : notnull => Host.Get<T>();

    public Task<Outcome<TReply>> RunAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        Host.RunAsync(operation, request, (caller ?? Root) with { ProvedAt = Host.Clock.GetUtcNow() });

    public async Task<TReply> DoAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await RunAsync(operation, request, caller)).ShouldBeDone();

    public async Task<Refusal> RefusedAsync<TRequest, TReply>(string code, Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await RunAsync(operation, request, caller)).ShouldBeRefused(code);

    public async Task<Refusal> RefusedAsync<TRequest, TReply>(string code, string reason, Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null)
    {
        var refusal = await RefusedAsync(code, operation, request, caller);
        refusal.Members.ShouldNotBeNull()["Reason"].ShouldBe(reason);
        return refusal;
    }

    public async Task<Account> CreateAsync(string email = "member@example.com", string name = "Workshop")
    {
        var request = (await DoAsync(Get<CreateAccount>(), new() { Email = email, AccountName = name })).CreateAccountStatus;
        request.State.ShouldBe("IN_PROGRESS");
        var status = (await DoAsync(Get<DescribeCreateAccountStatus>(), new() { CreateAccountRequestId = request.Id })).CreateAccountStatus;
        status.State.ShouldBe("SUCCEEDED");
        return (await Host.FindAsync(AccountId.Get(status.AccountId!))).ShouldNotBeNull();
    }

    public async Task<HandshakeView> InviteAsync(Account account) =>
        (await DoAsync(Get<InviteAccountToOrganization>(), new() { Target = new() { Id = account.Id.Digits, Type = "ACCOUNT" } })).Handshake;

    public async Task<Account> JoinAsync(string email = "joiner@example.com", string name = "Joiner Works")
    {
        var account = await Host.OpenAsync(email, name);
        await DoAsync(Get<AcceptHandshake>(), new() { HandshakeId = (await InviteAsync(account)).Id }, TestKeys.By(account));
        return account;
    }

    public async Task<string> UnitAsync(string name, string? parent = null) =>
        (await DoAsync(Get<CreateOrganizationalUnit>(), new() { ParentId = parent ?? RootId, Name = name })).OrganizationalUnit.Id;

    public Task MoveAsync(Account account, string from, string to) =>
        DoAsync(Get<MoveAccount>(), new() { AccountId = account.Id.Digits, SourceParentId = from, DestinationParentId = to });

    public async Task<string> PolicyAsync(string content, string name = "Guard", string type = PolicyTypes.ServiceControl) =>
        (await DoAsync(Get<CreatePolicy>(), new() { Name = name, Description = "", Type = type, Content = content })).Policy.PolicySummary.Id;

    public async Task<string> AttachAsync(string content, string target, string name = "Guard")
    {
        var policy = await PolicyAsync(content, name);
        await DoAsync(Get<AttachPolicy>(), new() { PolicyId = policy, TargetId = target });
        return policy;
    }

    /// <summary>A user of the account whom everything is allowed to.</summary>
    public async Task<Caller> AdministratorAsync(Account account, string name = "administrator")
    {
        var user = await Host.AddUserAsync(account, name);
        (await Host.Database.WriteAsync(session => AttachmentsOf(session, account, user))).ShouldBeTrue();
        return TestKeys.By(user);
    }

    /// <summary>The question that most tests ask about others: it needs nothing to be there but the user.</summary>
    public async Task<Refusal?> LookAsync(Caller caller) =>
        await Host.RunAsync(Get<ListUsers>(), new(), caller) is Outcome<ListUsersReply>.Refused { Refusal: var refusal } ? refusal : null;

    public ValueTask DisposeAsync() => Host.DisposeAsync();

    private static Task<bool> AttachmentsOf(Gatehouse.Server.Foundation.Storage.DbSession session, Account account, IamUser user) =>
        Gatehouse.Server.Access.Policies.Attached.AttachmentStore.InsertAsync(
            session, account.Id.Digits, user.Id, "arn:aws:iam::aws:policy/AdministratorAccess", DateTimeOffset.UnixEpoch);

    private static async Task<OrganizationStory> FoundAsync(GatehouseHost host, string email, string name)
    {
        var account = await host.OpenAsync(email, name);
        var founded = (await host.RunAsync(host.Get<CreateOrganization>(), new(), TestKeys.By(account))).ShouldBeDone().Organization;
        var story = new OrganizationStory(host, account, founded);
        story.RootId = (await story.DoAsync(story.Get<ListRoots>(), new())).Roots.ShouldHaveSingleItem().Id;
        return story;
    }
}
