using System.Text.Json;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Delegation;
using Gatehouse.Server.People.Organizations.Handshakes;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.People.Organizations.Policies;
using Gatehouse.Server.People.Organizations.Units;
using Gatehouse.Server.Tests.Access;
using Gatehouse.Server.Tests.Access.Authorization;
using Gatehouse.Server.Tests.Access.Temporary;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.People.Users;
using Account = Gatehouse.Server.People.Accounts.Account;
using AccountId = Gatehouse.Server.People.Accounts.AccountId;

namespace Gatehouse.Server.Tests.Doors.Aws.Codes;

/// <summary>The part of the estate that is an organization, one without all features, and accounts that were asked to join.</summary>
internal sealed class CodeEstateOfOrganization(Iam iam, Dictionary<string, string> values, Dictionary<string, ApiClient> callers)
{
    private const string Service = "sso.amazonaws.com";

    public async Task AddAsync()
    {
        values["orgallow"] = Quote(IamStory.AllowAll);
        values["orgbig"] = new string(' ', OrganizationPolicy.LargestControl + 1);
        values["orgdelegation"] = Quote("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"AWS":"111122223333"},"Action":"organizations:ListAccounts","Resource":"*"}]}""");
        await DoAsync(iam.Get<CreateOrganization>(), new());
        values["orgroot"] = (await DoAsync(iam.Get<ListRoots>(), new())).Roots[0].Id;
        await UnitsAsync();
        await PoliciesAsync();
        await MembersAsync();
        await HandshakesAsync();
    }

    private async Task UnitsAsync()
    {
        values["orgunit"] = await UnitAsync(values["orgroot"], "Unit");
        values["orgempty"] = await UnitAsync(values["orgroot"], "Empty");
        values["orgfull"] = await UnitAsync(values["orgroot"], "Full");
        var deep = values["orgunit"];
        for (var level = 2; level <= OrganizationUnit.Deepest; level++)
        {
            deep = await UnitAsync(deep, "Level");
        }

        values["orgdeep"] = deep;
    }

    private async Task PoliciesAsync()
    {
        values["orgpolicy"] = await PolicyAsync("Guard");
        values["orgspare"] = await PolicyAsync("Spare");
        values["orgtag"] = await PolicyAsync("Teams", "TAG_POLICY");
        foreach (var policy in new[] { values["orgpolicy"], await PolicyAsync("Second"), await PolicyAsync("Third"), await PolicyAsync("Fourth") })
        {
            await DoAsync(iam.Get<AttachPolicy>(), new() { PolicyId = policy, TargetId = values["orgfull"] });
        }
    }

    private async Task MembersAsync()
    {
        var asked = (await DoAsync(iam.Get<CreateAccount>(), new() { Email = "workshop@example.com", AccountName = "Workshop" })).CreateAccountStatus.Id;
        values["orgcar"] = asked;
        values["orgmember"] = (await DoAsync(iam.Get<DescribeCreateAccountStatus>(), new() { CreateAccountRequestId = asked })).CreateAccountStatus.AccountId!;
        var closed = await JoinAsync(await iam.Host.OpenAsync("closed@example.com", "Closed"));
        values["orgclosed"] = closed.Id.Digits;
        await DoAsync(iam.Get<CloseAccount>(), new() { AccountId = closed.Id.Digits });
        values["orgowner"] = (await JoinAsync(await iam.Host.OpenAsync("installer@example.com", "Installer", ownsInstallation: true))).Id.Digits;
        var helper = await JoinAsync(await iam.Host.OpenAsync("helper@example.com", "Helper"));
        values["orgdelegate"] = helper.Id.Digits;
        await DoAsync(iam.Get<EnableAWSServiceAccess>(), new() { ServicePrincipal = Service });
        await DoAsync(iam.Get<RegisterDelegatedAdministrator>(), new() { AccountId = helper.Id.Digits, ServicePrincipal = Service });
        callers["delegate"] = await ApiClient.OpenAsync(iam.Host, helper);
    }

    private async Task HandshakesAsync()
    {
        values["orgopen"] = (await DoAsync(iam.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = "open@example.com", Type = "EMAIL" } })).Handshake.Id;
        var guest = await iam.Host.OpenAsync("guest@example.com", "Guest");
        callers["guest"] = await ApiClient.OpenAsync(iam.Host, guest);
        values["orgcanceled"] = await InviteAsync(guest);
        await DoAsync(iam.Get<CancelHandshake>(), new() { HandshakeId = values["orgcanceled"] });
        values["orgdeclined"] = await InviteAsync(guest);
        await DoAsync(iam.Get<DeclineHandshake>(), new() { HandshakeId = values["orgdeclined"] }, TestKeys.By(guest));
        var joined = await iam.Host.OpenAsync("joined@example.com", "Joined");
        callers["joined"] = await ApiClient.OpenAsync(iam.Host, joined);
        values["orgaccepted"] = await InviteAsync(joined);
        await DoAsync(iam.Get<AcceptHandshake>(), new() { HandshakeId = values["orgaccepted"] }, TestKeys.By(joined));
        var other = await iam.Host.OpenAsync("billing@example.com", "Billing");
        await DoAsync(iam.Get<CreateOrganization>(), new() { FeatureSet = Organization.BillingOnly }, TestKeys.By(other));
        callers["other"] = callers["billing"] = await ApiClient.OpenAsync(iam.Host, other);
        values["orgtaken"] = await InviteAsync(other);
    }

    private async Task<Account> JoinAsync(Account account)
    {
        await DoAsync(iam.Get<AcceptHandshake>(), new() { HandshakeId = await InviteAsync(account) }, TestKeys.By(account));
        return (await iam.Host.FindAsync(AccountId.Get(account.Id.Digits)))!;
    }

    private async Task<string> InviteAsync(Account account) =>
        (await DoAsync(iam.Get<InviteAccountToOrganization>(), new() { Target = new() { Id = account.Id.Digits, Type = "ACCOUNT" } })).Handshake.Id;

    private async Task<string> UnitAsync(string parent, string name) =>
        (await DoAsync(iam.Get<CreateOrganizationalUnit>(), new() { ParentId = parent, Name = name })).OrganizationalUnit.Id;

    private async Task<string> PolicyAsync(string name, string type = PolicyTypes.ServiceControl) =>
        (await DoAsync(iam.Get<CreatePolicy>(), new() { Name = name, Description = "", Type = type, Content = Given.Policy(Given.Allow("*")) })).Policy.PolicySummary.Id;

    private async Task<TReply> DoAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller? caller = null) =>
        (await iam.RunAsync(operation, request, caller)).ShouldBeDone();

    private static string Quote(string text) => JsonEncodedText.Encode(text).ToString();
}
