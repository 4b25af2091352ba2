using Gatehouse.Server.People.Credentials;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class CredentialOptionsTests
{
    [Fact]
    public void The_defaults_are_sound() => new CredentialOptions().Problems().ShouldBeEmpty();

    [Theory]
    [InlineData("https://api.pwnedpasswords.com", true)]
    [InlineData("http://127.0.0.1:9000/list", true)]
    [InlineData("http://ranges.example.com", false)]
    [InlineData("ftp://ranges.example.com", false)]
    [InlineData("https://ranges.example.com/?key=1", false)]
    [InlineData("ranges", false)]
    public void Leaked_passwords_are_asked_for_over_tls_only(string url, bool sound) =>
        new CredentialOptions { BreachedRangeUrl = url }.Problems().Any().ShouldBe(!sound);

    [Fact]
    public void A_queue_below_nothing_is_told_with_its_key()
    {
        new CredentialOptions { HashQueue = -1 }.Problems().ShouldHaveSingleItem().ShouldContain("Gatehouse:Credentials:HashQueue");
        new CredentialOptions { HashConcurrency = -1 }.Problems().ShouldHaveSingleItem().ShouldContain("Gatehouse:Credentials:HashConcurrency");
    }
}
