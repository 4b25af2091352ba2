using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.People.Accounts.Contacts;
using Gatehouse.Server.People.Accounts.RootPhone;
using Gatehouse.Server.People.Credentials;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts.RootPhone;

public sealed class PhoneVerificationTests
{
    private const string Typed = "+49 (151) 2345-6789";

    [Fact]
    public async Task A_code_verifies_the_contacts_number_and_the_owner_hears_of_it()
    {
        await using var host = await StartAsync();
        var account = await SettleAsync(host);
        var before = (await RunAsync(host, host.Get<GetRootPhone>(), new GetRootPhoneRequest(), account)).ShouldBeDone();
        before.ShouldBe(new GetRootPhoneReply("+*********6789", null, false, true));
        (await SendAsync(host, account, PhoneWay.Call)).ShouldBeDone();
        var message = (await MessagesAsync(host)).Single();
        (message.Row.Recipient, message.Row.Way).ShouldBe(("+4915123456789", "Call"));
        message.Content.Words.ShouldContain(string.Join(", ", message.Content.Code!.AsEnumerable()));
        (await FindVerifiedAsync(host, account)).ShouldBeNull();
        (await GiveAsync(host, account, message.Content.Code!)).ShouldBeDone();
        (await FindVerifiedAsync(host, account))!.E164.ShouldBe("+4915123456789");
        (await host.LettersAsync("phone-verified", "owner@example.com")).Count.ShouldBe(1);
        (await SendAsync(host, account)).ShouldBeRefused(StartPhoneVerification.Verified);
    }

    [Fact]
    public async Task Changing_the_contact_unverifies_the_number_and_writes_to_the_owner_and_another_spelling_changes_nothing()
    {
        await using var host = await StartAsync();
        var account = await SettleAsync(host);
        await VerifyAsync(host, account);
        await PutAsync(host, account, "+49-151-2345 6789");
        (await FindVerifiedAsync(host, account)).ShouldNotBeNull();
        await PutAsync(host, account, "+12065550100");
        (await FindVerifiedAsync(host, account)).ShouldBeNull();
        (await host.LettersAsync("phone-changed", "owner@example.com")).Count.ShouldBe(1);
        await PutAsync(host, account, Typed);
        (await FindVerifiedAsync(host, account)).ShouldBeNull("the old proof does not come back with the number");
    }

    [Fact]
    public async Task Swapping_the_number_between_message_and_code_verifies_neither()
    {
        await using var host = await StartAsync();
        var account = await SettleAsync(host);
        (await SendAsync(host, account)).ShouldBeDone();
        var code = (await MessagesAsync(host))[0].Content.Code!;
        await PutAsync(host, account, "+12065550100");
        (await GiveAsync(host, account, code)).ShouldBeRefused(FinishPhoneVerification.DeadCode);
        (await FindVerifiedAsync(host, account)).ShouldBeNull();
    }

    [Fact]
    public async Task Racing_one_code_from_all_cores_verifies_once()
    {
        await using var host = await StartAsync();
        var account = await SettleAsync(host);
        (await SendAsync(host, account)).ShouldBeDone();
        var code = (await MessagesAsync(host))[0].Content.Code!;
        var outcomes = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Task.Run(() => GiveAsync(host, account, code))));
        outcomes.Count(static each => each is Outcome<Nothing>.Done).ShouldBe(1);
        (await host.LettersAsync("phone-verified", "owner@example.com")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task Guessing_five_wrong_codes_kill_the_right_one()
    {
        await using var host = await StartAsync();
        var account = await SettleAsync(host);
        (await SendAsync(host, account)).ShouldBeDone();
        var code = (await MessagesAsync(host))[0].Content.Code!;
        for (var guess = 0; guess < 5; guess++)
        {
            (await GiveAsync(host, account, code == "000000" ? "111111" : "000000")).ShouldBeRefused(FinishPhoneVerification.WrongCode);
        }

        (await GiveAsync(host, account, code)).ShouldBeRefused(FinishPhoneVerification.DeadCode);
    }

    [Fact]
    public async Task Flooding_a_thousand_numbers_through_one_account_ends_at_its_allowance()
    {
        await using var host = await StartAsync(("Phone:Allowance:Most", "3"), ("Codes:ResendAfter", "PT0S"));
        var account = await SettleAsync(host);
        for (var number = 0; number < 5; number++)
        {
            await PutAsync(host, account, $"+1206555010{number}");
            var outcome = await SendAsync(host, account);
            if (number < 3)
            {
                outcome.ShouldBeDone();
            }
            else
            {
                outcome.ShouldBeRefused(StartPhoneVerification.TooMany);
            }
        }

        (await MessagesAsync(host)).Count.ShouldBe(3);
    }

    [Fact]
    public async Task A_stale_session_a_number_without_a_country_and_a_second_code_at_once_send_nothing()
    {
        await using var host = await StartAsync();
        var account = await SettleAsync(host);
        (await host.RunAsync(host.Get<StartPhoneVerification>(), new StartPhoneVerificationRequest(PhoneWay.Text), TestAccounts.Root(account, "a-session"))).ShouldBeRefused(FreshProof.Needed);
        await PutAsync(host, account, "+0151 23456789");
        (await SendAsync(host, account)).ShouldBeRefused(StartPhoneVerification.NoNumber);
        await PutAsync(host, account, Typed);
        (await MessagesAsync(host)).ShouldBeEmpty();
        (await SendAsync(host, account)).ShouldBeDone();
        (await SendAsync(host, account)).ShouldBeRefused(StartPhoneVerification.TooSoon);
        (await MessagesAsync(host)).Count.ShouldBe(1);
    }

    [Fact]
    public async Task The_operators_new_start_forgets_the_phone()
    {
        await using var host = await StartAsync();
        var account = await SettleAsync(host);
        await VerifyAsync(host, account);
        await host.Database.WriteAsync(session => host.Get<CredentialChanges>().TellAsync(session, new(account.Root, CredentialChangeKind.PasswordReset, null)));
        (await FindVerifiedAsync(host, account)).ShouldNotBeNull();
        await host.Database.WriteAsync(session => host.Get<CredentialChanges>().TellAsync(session, new(account.Root, CredentialChangeKind.Recovered, null)));
        (await FindVerifiedAsync(host, account)).ShouldBeNull();
    }

    private static Task<GatehouseHost> StartAsync(params (string Key, string Value)[] settings) => GatehouseHost.StartAsync([("Phone:Page", "true"), .. settings]);

    private static async Task<Account> SettleAsync(GatehouseHost host)
    {
        var account = await host.OpenAsync();
        await PutAsync(host, account, Typed);
        return account;
    }

    private static async Task PutAsync(GatehouseHost host, Account account, string number) =>
        (await RunAsync(host, host.Get<PutContactInformation>(), new PutContactInformationRequest(new ContactInformation
        {
            FullName = "Mary Major", AddressLine1 = "1 High Street", City = "Anytown", PostalCode = "12345", CountryCode = "DE", PhoneNumber = number,
        }), account)).ShouldBeDone();

    private static async Task VerifyAsync(GatehouseHost host, Account account)
    {
        (await SendAsync(host, account)).ShouldBeDone();
        (await GiveAsync(host, account, (await MessagesAsync(host))[0].Content.Code!)).ShouldBeDone();
    }

    private static Task<Outcome<Nothing>> SendAsync(GatehouseHost host, Account account, PhoneWay way = PhoneWay.Text) =>
        RunAsync(host, host.Get<StartPhoneVerification>(), new StartPhoneVerificationRequest(way), account);

    private static Task<Outcome<Nothing>> GiveAsync(GatehouseHost host, Account account, string code) =>
        RunAsync(host, host.Get<FinishPhoneVerification>(), new FinishPhoneVerificationRequest(code), account);

    private static Task<Outcome<TReply>> RunAsync<TRequest, TReply>(
        GatehouseHost host, Gatehouse.Server.Foundation.Operations.Operation<TRequest, TReply> operation, TRequest request, Account account) =>
        host.RunAsync(operation, request, TestAccounts.Root(account));

    private static Task<IReadOnlyList<KeptMessage>> MessagesAsync(GatehouseHost host) => host.Get<KeptMessages>().FindAsync(null, 100);

    private static Task<PhoneNumber?> FindVerifiedAsync(GatehouseHost host, Account account) =>
        host.Database.ReadAsync(session => RootPhoneStore.FindVerifiedAsync(session, account.Id));
}
