using Gatehouse.Server.Access.Temporary;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.People.Organizations;
using Gatehouse.Server.People.Organizations.Members;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Recovery;

public sealed class CreatedAccountTests
{
    private const string Email = "workshop@example.com";

    [Fact]
    public async Task The_owner_of_the_address_sets_the_first_password_of_an_account_that_an_organization_made()
    {
        await using var host = await RecoveryStory.StartAsync();
        var root = SigningKeys.RootOf(await Settled.AccountAsync(host, RecoveryStory.Owner), RequestOrigin.Server);
        (await host.RunAsync(host.Get<CreateOrganization>(), new(), root)).ShouldBeDone();
        (await host.RunAsync(host.Get<CreateAccount>(), new() { Email = Email, AccountName = "Workshop" }, root)).ShouldBeDone();
        (await host.LettersAsync(Email)).ShouldHaveSingleItem().Row.Kind.ShouldBe("account-created");

        using var browser = new TestBrowser(host.Origin);
        await browser.SignInAsync(Email, Settled.Password);
        browser.Address.AbsolutePath.ShouldNotBe("/console");
        await browser.OpenAsync(await host.MailLinkAsync(Email));
        await browser.ResetAsync(RecoveryStory.NewPassword);
        await browser.SignInAsync(Email, RecoveryStory.NewPassword);
        browser.Address.AbsolutePath.ShouldBe("/console");
    }
}
