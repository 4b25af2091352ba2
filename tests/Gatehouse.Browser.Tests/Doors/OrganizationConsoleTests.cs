using Gatehouse.Browser.Tests.Harness;
using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Handshakes;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Units;
using Gatehouse.Server.Tests.Harness;
using Xunit;
using Account = Gatehouse.Server.People.Accounts.Account;

namespace Gatehouse.Browser.Tests.Doors;

[Collection(Chromium.Suite)]
public sealed class OrganizationConsoleTests(Chromium chromium)
{
    private const string Stay = """{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"organizations:LeaveOrganization","Resource":"*"}]}""";

    [BrowserFact]
    public async Task The_pages_of_the_organization_suit_everybody()
    {
        await using var host = await RootUser.StartAsync();
        var account = await Settled.AccountAsync(host, RootUser.Email);
        await chromium.VisitAsync(
            host,
            async page =>
            {
                await page.SignInAsync();
                await page.GotoAsync("/console/organizations");
                await page.ShouldSuitEverybodyAsync("organization-none");
                await InviteAsync(host, account);
                await page.GotoAsync("/console/organizations/invitations");
                await page.ShouldSuitEverybodyAsync("organization-invitations");
                await page.GotoAsync("/console/organizations");
                await page.Button("Create an organization").ClickAsync();
                await page.ShouldSayAsync("The organization has been created.");
                var (unit, member, policy) = await FillAsync(host, account);
                string[] paths =
                [
                    "", "/places/" + unit, "/accounts/" + member, "/new/account", "/invite", "/policies", "/new/policy", "/policies/" + policy, "/policies/p-FullAWSAccess",
                ];
                foreach (var path in paths)
                {
                    await page.GotoAsync("/console/organizations" + path);
                    var name = path.Replace(unit, "unit", StringComparison.Ordinal).Replace(member, "member", StringComparison.Ordinal).Replace(policy, "policy", StringComparison.Ordinal);
                    await page.ShouldSuitEverybodyAsync("organization" + name.Replace('/', '-'));
                }
            },
            Look.Lenient);
    }

    private static async Task InviteAsync(GatehouseHost host, Account account)
    {
        var other = SigningKeys.RootOf(await Settled.AccountAsync(host, "other@example.com"), TestAccounts.Origin);
        (await host.RunAsync(host.Get<CreateOrganization>(), new(), other)).ShouldBeDone();
        (await host.RunAsync(
            host.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = account.Id.Digits, Type = "ACCOUNT" }, Notes = "Come along" }, other)).ShouldBeDone();
    }

    private static async Task<(string Unit, string Member, string Policy)> FillAsync(GatehouseHost host, Account account)
    {
        var root = SigningKeys.RootOf(account, TestAccounts.Origin);
        var top = (await host.RunAsync(host.Get<ListRoots>(), new(), root)).ShouldBeDone().Roots[0].Id;
        var unit = await UnitAsync(host, root, top, "Workloads");
        await UnitAsync(host, root, await UnitAsync(host, root, unit, "Production"), "Payments and everything else that nobody dares to touch");
        await UnitAsync(host, root, top, "Sandbox");
        foreach (var name in new[] { "Workshop", "Archive" })
        {
            (await host.RunAsync(host.Get<CreateAccount>(), new() { Email = name + "@example.com", AccountName = name }, root)).ShouldBeDone();
        }

        var member = (await host.RunAsync(host.Get<ListAccounts>(), new(), root)).ShouldBeDone().Accounts.First(static each => each.Name == "Workshop").Id;
        (await host.RunAsync(host.Get<MoveAccount>(), new() { AccountId = member, SourceParentId = top, DestinationParentId = unit }, root)).ShouldBeDone();
        var policy = (await host.RunAsync(
            host.Get<CreatePolicy>(), new() { Name = "Stay", Description = "Nobody leaves", Type = PolicyTypes.ServiceControl, Content = Stay }, root)).ShouldBeDone().Policy.PolicySummary.Id;
        (await host.RunAsync(host.Get<AttachPolicy>(), new() { PolicyId = policy, TargetId = unit }, root)).ShouldBeDone();
        (await host.RunAsync(host.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = "guest@example.com", Type = "EMAIL" } }, root)).ShouldBeDone();
        return (unit, member, policy);
    }

    private static async Task<string> UnitAsync(GatehouseHost host, Caller root, string parent, string name) =>
        (await host.RunAsync(host.Get<CreateOrganizationalUnit>(), new() { ParentId = parent, Name = name }, root)).ShouldBeDone().OrganizationalUnit.Id;
}
