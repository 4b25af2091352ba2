using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Accounts;

public sealed class AccountAliasTests
{
    [Theory]
    [InlineData("abc")]
    [InlineData("granite-works-2")]
    [InlineData("12345678901")]
    [InlineData("1234567890123")]
    public void These_can_be_aliases(string alias) => AccountAlias.IsValid(alias).ShouldBeTrue();

    [Theory]
    [InlineData("")]
    [InlineData("ab")]
    [InlineData("Granite")]
    [InlineData("-granite")]
    [InlineData("granite-")]
    [InlineData("gran--ite")]
    [InlineData("gran_ite")]
    [InlineData("gränit")]
    [InlineData("granite\n")]
    [InlineData("123456789012")]
    public void These_cannot(string alias) => AccountAlias.IsValid(alias).ShouldBeFalse();

    [Fact]
    public void An_alias_has_at_most_63_characters()
    {
        AccountAlias.IsValid(new string('a', 63)).ShouldBeTrue();
        AccountAlias.IsValid(new string('a', 64)).ShouldBeFalse();
        AccountAlias.IsValid(new string('a', 1_000_000)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_new_alias_takes_the_place_of_the_old_and_frees_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var caller = TestAccounts.Root(await host.OpenAsync());
        var other = TestAccounts.Root(await host.OpenAsync("other@example.com"));
        (await host.RunAsync(host.Get<CreateAccountAlias>(), new("granite"), caller)).ShouldBeDone();
        (await host.RunAsync(host.Get<CreateAccountAlias>(), new("granite"), other)).ShouldBeRefused(CreateAccountAlias.Taken);
        (await host.RunAsync(host.Get<DeleteAccountAlias>(), new("granite"), other)).ShouldBeRefused(DeleteAccountAlias.NotThere);
        (await host.RunAsync(host.Get<CreateAccountAlias>(), new("basalt"), caller)).ShouldBeDone();
        (await host.RunAsync(host.Get<CreateAccountAlias>(), new("granite"), other)).ShouldBeDone();
        (await host.RunAsync(host.Get<ListAccountAliases>(), new(), caller)).ShouldBeDone().AccountAliases.ShouldBe(["basalt"]);
        (await host.RunAsync(host.Get<DeleteAccountAlias>(), new("basalt"), caller)).ShouldBeDone();
        (await host.RunAsync(host.Get<ListAccountAliases>(), new(), caller)).ShouldBeDone().AccountAliases.ShouldBeEmpty();
    }

    [Fact]
    public async Task Of_many_accounts_that_want_one_alias_at_once_exactly_one_gets_it()
    {
        await using var host = await GatehouseHost.StartAsync();
        var callers = await Task.WhenAll(Enumerable.Range(0, 8).Select(async each => TestAccounts.Root(await host.OpenAsync($"owner{each}@example.com"))));
        var outcomes = await Task.WhenAll(callers.Select(caller => Task.Run(() => host.RunAsync(host.Get<CreateAccountAlias>(), new("granite"), caller))));
        outcomes.Count(static each => each is Outcome<Nothing>.Done).ShouldBe(1);
        outcomes.OfType<Outcome<Nothing>.Refused>().ShouldAllBe(static each => each.Refusal.Code == CreateAccountAlias.Taken);
    }
}
