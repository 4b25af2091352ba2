using Gatehouse.Server.SignIn.Pages;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Pages;

public sealed class AccountEntryTests
{
    [Theory]
    [InlineData("111122223333", "111122223333")]
    [InlineData(" 1111-2222-3333 ", "111122223333")]
    [InlineData("1111 2222 3333", "111122223333")]
    [InlineData("Granite-Works", "granite-works")]
    [InlineData("https://signin.example.com/signin/111122223333", "111122223333")]
    [InlineData("https://signin.example.com/signin/1111-2222-3333/", "111122223333")]
    [InlineData("signin.example.com/signin/granite-works", "granite-works")]
    [InlineData("/signin/granite-works", "granite-works")]
    [InlineData("http://localhost:8080/signin/granite-works?return=%2Fconsole", "granite-works")]
    [InlineData("http://localhost:8080/signin?account=111122223333", "111122223333")]
    [InlineData("https://granite-works.signin.example.com/console", "granite-works")]
    [InlineData("111122223333.signin.example.com/console/", "111122223333")]
    [InlineData("HTTPS://GRANITE-WORKS.SIGNIN.EXAMPLE.COM/CONSOLE", "granite-works")]
    public void An_account_is_read_however_it_is_pasted(string typed, string name) => AccountEntry.Read(typed).ShouldBe(name);

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("no")]
    [InlineData("1111_2222_3333")]
    [InlineData("two--hyphens")]
    [InlineData("-edge")]
    [InlineData("alice@example.com")]
    [InlineData("https://example.com/")]
    [InlineData("https://")]
    [InlineData("//evil.example/%2f%2f")]
    [InlineData("../../etc/passwd")]
    [InlineData("gr\u0000anite")]
    [InlineData("гранит")]
    public void What_can_be_no_account_is_none(string? typed) => AccountEntry.Read(typed).ShouldBeNull();

    [Fact]
    public void A_megabyte_is_no_account() => AccountEntry.Read(new string('a', 1_000_000)).ShouldBeNull();
}
