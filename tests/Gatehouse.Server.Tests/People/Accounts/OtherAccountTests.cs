using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootEmail;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Accounts.Status;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts;

public sealed class OtherAccountTests
{
    private static readonly PlainPassword Known = PlainPassword.From(TestAccounts.Password);

    [Fact]
    public async Task Naming_another_account_in_a_request_opens_nothing()
    {
        await using var host = await GatehouseHost.StartAsync();
        var victim = await host.OpenAsync("victim@example.com");
        var attacker = TestAccounts.Root(await host.OpenAsync("attacker@example.com"));
        var id = victim.Id.Digits;
        var tried = new HashSet<Type>();

        await DeniedAsync<GetAccountInformation, GetAccountInformationRequest, GetAccountInformationReply>(new(id));
        await DeniedAsync<PutAccountName, PutAccountNameRequest, Nothing>(new("Taken over", id));
        await DeniedAsync<GetAccountSettings, GetAccountSettingsRequest, GetAccountSettingsReply>(new(id));
        await DeniedAsync<GetContactInformation, GetContactInformationRequest, GetContactInformationReply>(new(id));
        await DeniedAsync<PutContactInformation, PutContactInformationRequest, Nothing>(new(Contacts.Samples.Contact, id));
        await DeniedAsync<GetAlternateContact, AlternateContactRequest, GetAlternateContactReply>(new("BILLING", id));
        await DeniedAsync<PutAlternateContact, PutAlternateContactRequest, Nothing>(Contacts.Samples.Alternate with { AccountId = id });
        await DeniedAsync<DeleteAlternateContact, AlternateContactRequest, Nothing>(new("BILLING", id));
        await DeniedAsync<GetPrimaryEmail, GetPrimaryEmailRequest, GetPrimaryEmailReply>(new(id));
        await DeniedAsync<StartPrimaryEmailUpdate, StartPrimaryEmailUpdateRequest, PrimaryEmailUpdateReply>(new("attacker+2@example.com", Known, id));
        await DeniedAsync<AcceptPrimaryEmailUpdate, AcceptPrimaryEmailUpdateRequest, PrimaryEmailUpdateReply>(new("attacker+2@example.com", "123456", id));
        await DeniedAsync<GetRootPhone, GetRootPhoneRequest, GetRootPhoneReply>(new(id));
        await DeniedAsync<StartPhoneVerification, StartPhoneVerificationRequest, Nothing>(new(PhoneWay.Text, id));
        await DeniedAsync<FinishPhoneVerification, FinishPhoneVerificationRequest, Nothing>(new("123456", id));
        await DeniedAsync<CloseAccount, CloseAccountRequest, CloseAccountReply>(new(id));

        (await host.FindAsync(victim.Id)).ShouldBe(victim);
        typeof(IAccountRequest).Assembly.GetTypes()
            .Where(static type => !type.IsAbstract && type.BaseType is { IsGenericType: true } parent && parent.GetGenericTypeDefinition() == typeof(AccountOperation<,>))
            .ShouldBe(tried, ignoreOrder: true);

        async Task DeniedAsync<TOperation, TRequest, TReply>(TRequest request)
            where TOperation : Operation<TRequest, TReply>
        {
            tried.Add(typeof(TOperation));
            (await host.RunAsync(host.Get<TOperation>(), request, attacker)).ShouldBeRefused("AccessDenied").Kind.ShouldBe(RefusalKind.Forbidden);
        }
    }
}
