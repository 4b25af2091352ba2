using Gatehouse.Server.Access;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.People.Accounts;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Users;

/// <summary>The console's own operations, called as IAM's door calls them.</summary>
public sealed class AliasOnTheWireTests
{
    [Fact]
    public async Task An_alias_is_made_listed_and_deleted_with_IAMs_codes()
    {
        await using var iam = await Iam.StartAsync();
        var other = await iam.OtherAccountAsync();
        (await CallAsync(iam, "CreateAccountAlias", new AccountAliasRequest("granite"))).ShouldBeDone();
        (await CallAsync(other, "CreateAccountAlias", new AccountAliasRequest("granite"))).ShouldBeRefused("EntityAlreadyExists");
        (await CallAsync(iam, "CreateAccountAlias", new AccountAliasRequest("111122223333"))).ShouldBeRefused("ValidationError");
        (await CallAsync(other, "DeleteAccountAlias", new AccountAliasRequest("granite"))).ShouldBeRefused("NoSuchEntity");
        var list = (await CallAsync(iam, "ListAccountAliases", new ListAccountAliasesRequest())).ShouldBeDone().ShouldBeOfType<ListAccountAliasesReply>();
        list.AccountAliases.ShouldBe(["granite"]);
        (await CallAsync(iam, "DeleteAccountAlias", new AccountAliasRequest("granite"))).ShouldBeDone();
    }

    private static Task<Outcome<object>> CallAsync(Iam iam, string name, object request) =>
        iam.Get<OperationRunner>().RunAsync(iam.Get<OperationCatalogue>().Find("iam", name)!, request, iam.Root, iam.Get<IServiceProvider>());
}
