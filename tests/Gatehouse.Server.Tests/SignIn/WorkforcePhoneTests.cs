using Gatehouse.Server.Foundation.Mail;
using Gatehouse.Server.Foundation.Phones;
using Gatehouse.Server.People.Directory;
using Gatehouse.Server.People.Directory.Administration;
using Gatehouse.Server.People.Factors;
using Gatehouse.Server.Tests.Doors.Portal;
using Gatehouse.Server.Tests.Harness;
using Gatehouse.Server.Tests.SignIn.Alternative;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn;

public sealed class WorkforcePhoneTests
{
    private const string Number = "+49 151 234-56789";
    private static readonly DirectorySettings Texting = new() { Mfa = MfaMode.Always, WithoutDevice = WithoutDevice.EmailCode, AllowsTextCodes = true };

    [Fact]
    public async Task A_verified_phone_gets_the_code_of_a_sign_in_and_the_page_names_the_masked_number_and_whom_to_ask()
    {
        await using var story = await SignedInAsync();
        var (host, browser) = (story.Host, story.Browser);
        await VerifyAsync(story);
        browser.Text.ShouldContain("Your phone is verified.");
        browser.Text.ShouldContain("+*********6789");
        browser.Text.ShouldNotContain("4915123456789");
        (await host.Get<KeptLetters>().FindAsync("jane@example.com", 10)).ShouldContain(static letter => letter.Row.Kind == "mfa-changed");

        await PortalPeople.SetAsync(host, story.Directory, Texting);
        await PortalPeople.SignInAsync(browser, story.Directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/phone-code");
        browser.Text.ShouldContain("+*********6789");
        browser.Text.ShouldContain("Ask your administrator");
        await browser.SubmitAsync(("Code", "000000"));
        browser.Text.ShouldContain("not the code of the last message");
        await browser.SubmitAsync(("Code", await host.PhoneCodeAsync()));
        browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts");
        (await host.Get<KeptLetters>().FindAsync("jane@example.com", 10)).ShouldNotContain(static letter => letter.Row.Kind == "verification-code");
        (await host.Database.ReadAsync(db => DirectoryUserStore.FindAsync(db, story.Jane.Id)))!.EmailVerified.ShouldBeFalse("a text shows nothing about the mailbox");
        var trail = await story.EventsAsync("UserAuthentication");
        trail.ShouldContain(static each => each.Record.Contains("\"CredentialType\":\"PASSWORD,PHONE_OTP\"", StringComparison.Ordinal));
        (await story.EventsAsync("CredentialVerification")).Count(static each => each.Record.Contains("PHONE_OTP", StringComparison.Ordinal)).ShouldBe(2, "the wrong one and the right one");
    }

    [Fact]
    public async Task Where_the_directory_does_not_allow_it_nothing_is_texted_and_nothing_can_be_verified()
    {
        await using var story = await SignedInAsync();
        var (host, browser) = (story.Host, story.Browser);
        await VerifyAsync(story);
        await browser.OpenAsync(story.Home + "/phone");
        host.Clock.Advance(TimeSpan.FromMinutes(2));
        var form = browser.Prepare(("Number", "+4915123456780"));
        await PortalPeople.SetAsync(host, story.Directory, Texting with { AllowsTextCodes = false });
        var before = (await host.MessagesAsync()).Count;
        await browser.PostAsync(form.Action, form.Fields);
        browser.Text.ShouldContain("sends no verification codes to phones");
        await PortalPeople.SignInAsync(browser, story.Directory, "jane");
        browser.Address.AbsolutePath.ShouldBe("/verify/code");
        (await host.MessagesAsync()).Count.ShouldBe(before);
    }

    [Fact]
    public async Task An_installation_that_carries_no_texts_mails_its_codes()
    {
        await using var story = await PortalStory.StartAsync();
        await GiveAsync(story);
        await PortalPeople.SetAsync(story.Host, story.Directory, Texting);
        await PortalPeople.SignInAsync(story.Browser, story.Directory, "jane");
        story.Browser.Address.AbsolutePath.ShouldBe("/verify/code");
    }

    [Fact]
    public async Task Somebody_without_a_mailbox_is_let_in_by_the_phone_where_a_code_is_wanted()
    {
        await using var story = await PortalStory.StartAsync(("Phone:Page", "true"));
        await GiveAsync(story);
        await story.Host.Database.WriteAsync(db => DirectoryUserStore.UpdateAsync(db, story.Jane with { Email = null }));
        await PortalPeople.SetAsync(story.Host, story.Directory, Texting);
        await PortalPeople.SignInAsync(story.Browser, story.Directory, "jane");
        story.Browser.Address.AbsolutePath.ShouldBe("/verify/phone-code");
        await story.Browser.SubmitAsync(("Code", await story.Host.PhoneCodeAsync()));
        story.Browser.Address.AbsolutePath.ShouldBe(story.Home + "/accounts");
    }

    [Fact]
    public async Task A_phone_that_was_replaced_while_a_sign_in_is_under_way_proves_nothing()
    {
        await using var story = await PortalStory.StartAsync(("Phone:Page", "true"));
        var (host, browser) = (story.Host, story.Browser);
        await GiveAsync(story);
        await PortalPeople.SetAsync(host, story.Directory, Texting);
        await PortalPeople.SignInAsync(browser, story.Directory, "jane");
        var code = await host.PhoneCodeAsync();
        var form = browser.Prepare(("Code", code));
        await GiveAsync(story, "+4915199999999");
        await browser.PostAsync(form.Action, form.Fields);
        browser.Address.AbsolutePath.ShouldBe("/verify/phone-code");
        browser.Text.ShouldContain("used up or too old");
        await host.Database.WriteAsync(db => WorkforcePhoneStore.DeleteAsync(db, story.Jane.Id));
        await browser.PostAsync(form.Action, form.Fields);
        browser.Address.AbsolutePath.ShouldBe("/verify/code", "without a phone the code goes by mail");
    }

    [Fact]
    public async Task The_person_and_the_administrator_can_remove_it_and_its_owner_hears_of_it()
    {
        await using var story = await SignedInAsync();
        var (host, browser) = (story.Host, story.Browser);
        await VerifyAsync(story);
        await browser.PostAsync(story.Home + "/phone?handler=Remove", browser.Prepare(("Number", "")).Fields);
        browser.Text.ShouldContain("The phone was removed.");
        (await host.Database.ReadAsync(db => WorkforcePhoneStore.FindAsync(db, story.Jane.Id))).ShouldBeNull();

        await GiveAsync(story);
        var root = TestAccounts.Root(story.Account);
        (await host.RunAsync(host.Get<GetDirectoryUser>(), new() { UserId = story.Jane.Id }, root)).ShouldBeDone().CodePhone.ShouldBe("+*********6789");
        (await host.RunAsync(host.Get<RemoveUserPhone>(), new() { UserId = story.Jane.Id }, root)).ShouldBeDone();
        (await host.RunAsync(host.Get<RemoveUserPhone>(), new() { UserId = story.Jane.Id }, root)).ShouldBeRefused("NoSuchEntity");
        (await host.Get<KeptLetters>().FindAsync("jane@example.com", 10)).Count(static letter => letter.Row.Kind == "mfa-changed").ShouldBe(3);
        (await story.EventsAsync("RemoveUserPhone")).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_number_that_was_only_typed_gets_no_codes_and_its_code_is_asked_for_with_a_fresh_proof()
    {
        await using var story = await SignedInAsync();
        var (host, browser) = (story.Host, story.Browser);
        await browser.OpenAsync(story.Home + "/phone");
        await browser.SubmitAsync(("Number", "0151 23456"));
        browser.Text.ShouldContain("in international form");
        await browser.SubmitAsync(("Number", Number));
        browser.Text.ShouldContain("A text message with a code is on its way");
        var first = await host.PhoneCodeAsync();
        await browser.SubmitAsync(("Number", Number));
        browser.Text.ShouldContain("A code was sent just now");
        (await host.Database.ReadAsync(db => WorkforcePhoneStore.FindVerifiedAsync(db, story.Jane.Id))).ShouldBeNull();

        host.Clock.Advance(TimeSpan.FromMinutes(2));
        await browser.SubmitAsync(("Number", "+4915177777777"));
        await browser.SubmitAsync(("Code", first));
        browser.Text.ShouldContain("not the code of the last message", Case.Insensitive, "it went to another number");
        await browser.SubmitAsync(("Code", await host.PhoneCodeAsync()));
        browser.Text.ShouldContain("+*********7777");

        host.Clock.Advance(TimeSpan.FromMinutes(15));
        var form = browser.Prepare(("Number", Number));
        await browser.PostAsync(form.Action, form.Fields);
        browser.Address.AbsolutePath.ShouldBe("/verify/again/password");
    }

    [Fact]
    public async Task One_person_cannot_use_up_the_messages_of_the_whole_directory()
    {
        await using var story = await PortalStory.StartAsync(("Phone:Page", "true"), ("Phone:Allowance:Most", "1"));
        await GiveAsync(story);
        var john = await PortalPeople.PersonAsync(story.Host, story.Directory, "john");
        await GiveAsync(story, "+4915188888888", john);
        await PortalPeople.SetAsync(story.Host, story.Directory, Texting);
        for (var turn = 0; turn < 3; turn++)
        {
            await PortalPeople.SignInAsync(story.Browser, story.Directory, "jane");
        }

        story.Browser.Address.AbsolutePath.ShouldBe("/verify/phone-code");
        var sent = (await story.Host.MessagesAsync()).Count;
        using var other = new TestBrowser(story.Host.Origin);
        await PortalPeople.SignInAsync(other, story.Directory, "john");
        (await story.Host.MessagesAsync()).Count.ShouldBe(sent + 1);
    }

    private static async Task<PortalStory> SignedInAsync()
    {
        var story = await PortalStory.StartAsync(("Phone:Page", "true"));
        await PortalPeople.SetAsync(story.Host, story.Directory, Texting with { Mfa = MfaMode.Never });
        return await story.SignedInAsync();
    }

    private static async Task VerifyAsync(PortalStory story)
    {
        await story.Browser.OpenAsync(story.Home + "/profile");
        story.Browser.Text.ShouldContain("My phone");
        await story.Browser.OpenAsync(story.Home + "/phone");
        await story.Browser.SubmitAsync(("Number", Number));
        await story.Browser.SubmitAsync(("Code", await story.Host.PhoneCodeAsync()));
    }

    private static Task GiveAsync(PortalStory story, string number = "+4915123456789", DirectoryUser? user = null) => story.Host.Database.WriteAsync(async db =>
    {
        var id = (user ?? story.Jane).Id;
        await WorkforcePhoneStore.SetPendingAsync(db, id, PhoneNumber.Find(number)!, "sent-before", story.Host.Clock.GetUtcNow());
        (await WorkforcePhoneStore.VerifyAsync(db, id, "sent-before", story.Host.Clock.GetUtcNow())).ShouldBeTrue();
    });
}
