using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.Tests.Harness;
using Shouldly;

namespace Gatehouse.Server.Tests.Doors.Portal;

/// <summary>A directory with one person who is assigned to its account, and their browser.</summary>
internal sealed record PortalStory(GatehouseHost Host, Account Account, WorkforceDirectory Directory, DirectoryUser Jane, TestBrowser Browser) : IAsyncDisposable
{
    public const string ReadOnly = "arn:aws:iam::aws:policy/ReadOnlyAccess";

    public string Home => "/start/" + Directory.Address;

    public static async Task<PortalStory> StartAsync(params (string Key, string Value)[] settings)
    {
        var host = await GatehouseHost.StartAsync([("SignIn:EmailCode", "off"), ("SignIn:Challenge", "off"), .. settings]);
        var account = await Settled.AccountAsync(host, "owner@example.com");
        var directory = await PortalPeople.DirectoryAsync(host, account.Id, "Granite Works", "granite", null);
        var jane = await PortalPeople.PersonAsync(host, directory, "jane");
        return new(host, account, directory, jane, new TestBrowser(host.Origin));
    }

    public async Task<PortalStory> SignedInAsync()
    {
        await PortalPeople.SignInAsync(Browser, Directory, "jane");
        Browser.Address.AbsolutePath.ShouldBe(Home + "/accounts");
        return this;
    }

    /// <summary>Makes a permission set and assigns the person to it in the directory's account.</summary>
    public async Task AssignAsync(string name = "Auditor", string policy = ReadOnly)
    {
        var root = TestAccounts.Root(Account);
        var instance = Directory.InstanceArn;
        var set = (await Host.RunAsync(Host.Get<CreatePermissionSet>(), new() { InstanceArn = instance, Name = name, SessionDuration = "PT2H" }, root)).ShouldBeDone().PermissionSet.PermissionSetArn;
        (await Host.RunAsync(
            Host.Get<AttachManagedPolicyToPermissionSet>(), new() { InstanceArn = instance, PermissionSetArn = set, ManagedPolicyArn = policy }, root)).ShouldBeDone();
        var request = new CreateAccountAssignmentRequest
        {
            InstanceArn = instance, PermissionSetArn = set, TargetId = Account.Id.Digits, TargetType = "AWS_ACCOUNT", PrincipalId = Jane.Id, PrincipalType = "USER",
        };
        (await Host.RunAsync(Host.Get<CreateAccountAssignment>(), request, root)).ShouldBeDone();
    }

    public Task<IReadOnlyList<AuditRow>> EventsAsync(string name) =>
        Host.Get<AuditTrail>().FindAsync(Account.Id.Digits, DateTimeOffset.MinValue, DateTimeOffset.MaxValue, 50, name);

    public async ValueTask DisposeAsync()
    {
        Browser.Dispose();
        await Host.DisposeAsync();
    }
}
