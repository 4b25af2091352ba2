using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Access.Assignments.Accounts;
using Gatehouse.Server.Access.Assignments.Instances;
using Gatehouse.Server.Access.Assignments.Sets;
using Gatehouse.Server.Access.Assignments.Sets.Policies;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.Tests.Harness;
using Xunit;

namespace Gatehouse.Browser.Tests.Doors;

[Collection(Chromium.Suite)]
public sealed class WorkforceConsoleTests(Chromium chromium)
{
    private const string Document = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":["iam:GetUser","iam:ListUsers"],"Resource":"*"}]}""";

    [BrowserFact]
    public async Task The_pages_of_workforce_access_suit_everybody()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.SignInAsync();
                await page.GotoAsync("/console/workforce/permission-sets");
                await page.ShouldSuitEverybodyAsync("workforce-none");
                await page.Button("Create a directory").ClickAsync();
                await page.ShouldSayAsync("The directory has been created.");
                await page.ShouldSuitEverybodyAsync("workforce-empty");
                var set = await FillAsync(host, account);
                string[] paths =
                [
                    "permission-sets", "new/permission-set", $"permission-sets/{set}", $"permission-sets/{set}/policy", $"permission-sets/{set}/accounts",
                    $"permission-sets/{set}/tags", $"permission-sets/{set}/settings", "assignments", "access",
                ];
                foreach (var path in paths)
                {
                    await page.GotoAsync("/console/workforce/" + path);
                    await page.ShouldSuitEverybodyAsync("workforce-" + path.Replace(set, "set", StringComparison.Ordinal).Replace('/', '-'));
                }

                await page.GotoAsync("/console/workforce/assignments");
                await page.Field("User name or group name").FillAsync("nobody");
                await page.Button("Assign").ClickAsync();
                await page.ShouldSayAsync("The directory has nobody of this name.");
                await page.ShouldSuitEverybodyAsync("workforce-assign-wrong");
            },
            Look.Lenient);
    }

    private static async Task<string> FillAsync(GatehouseHost host, Account account)
    {
        var root = SigningKeys.RootOf(account, TestAccounts.Origin);
        var instance = (await host.RunAsync(host.Get<ListInstances>(), new(), root)).ShouldBeDone().Instances[0].InstanceArn;
        List<string> sets = [];
        foreach (var name in new[] { "AdministratorAccess", "Auditor", "Billing", "Deployer", "Support" })
        {
            sets.Add((await host.RunAsync(host.Get<CreatePermissionSet>(), new() { InstanceArn = instance, Name = name, Description = $"What {name} may do" }, root)).ShouldBeDone().PermissionSet.PermissionSetArn);
        }

        await host.RunAsync(host.Get<AttachManagedPolicyToPermissionSet>(), new() { InstanceArn = instance, PermissionSetArn = sets[1], ManagedPolicyArn = "arn:aws:iam::aws:policy/SecurityAudit" }, root);
        await host.RunAsync(host.Get<PutInlinePolicyToPermissionSet>(), new() { InstanceArn = instance, PermissionSetArn = sets[1], InlinePolicy = Document }, root);
        var (users, group) = await PeopleAsync(host, account);
        foreach (var (set, type, id) in new[] { (1, "USER", users[0]), (1, "GROUP", group), (0, "USER", users[1]), (3, "GROUP", group) })
        {
            (await host.RunAsync(
                host.Get<CreateAccountAssignment>(),
                new() { InstanceArn = instance, PermissionSetArn = sets[set], TargetId = account.Id.Digits, TargetType = "AWS_ACCOUNT", PrincipalType = type, PrincipalId = id },
                root)).ShouldBeDone();
        }

        return sets[1][(sets[1].LastIndexOf('/') + 1)..];
    }

    private static Task<(List<string> Users, string Group)> PeopleAsync(GatehouseHost host, Account account) => host.Database.WriteAsync(async session =>
    {
        var directory = (await WorkforceDirectoryStore.FindOfAccountAsync(session, account.Id))!;
        var now = host.Clock.GetUtcNow();
        var group = new DirectoryGroup(DirectoryGroup.NewId(directory.Id, SecretSource.System), directory.Id, "Platform engineers", null, DirectoryUser.ByHand, now, "test", now, "test");
        await DirectoryGroupStore.InsertAsync(session, group);
        List<string> users = [];
        foreach (var name in new[] { "ines@example.com", "omar@example.com", "a-rather-long-user-name-of-somebody@subsidiary.example.com" })
        {
            var user = new DirectoryUser(
                DirectoryUser.NewId(directory.Id, SecretSource.System), directory.Id, name, name, null, false, null, false, new(), true, DirectoryUser.ByHand, false, null, now, "test", now, "test");
            await DirectoryUserStore.InsertAsync(session, user);
            await DirectoryGroupStore.AddMemberAsync(session, SecretSource.System.Uuid().ToString(), group, user.Id, "test", now);
            users.Add(user.Id);
        }

        return (users, group.Id);
    });
}
