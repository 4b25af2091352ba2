using Gatehouse.Server.People.Credentials;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class PasswordStrengthTests
{
    [Theory]
    [InlineData("", 0)]
    [InlineData("P@ssw0rd123!", 0)]
    [InlineData("xq", 0)]
    [InlineData("xqzvkw", 1)]
    [InlineData("Tq7#mWz", 2)]
    [InlineData("Tq7#mWz!4k", 3)]
    [InlineData("violet turbine oatmeal", 4)]
    [InlineData("abcdefghijklmnopqrstuvwxyz", 1)]
    public void More_guesses_give_a_higher_level(string typed, int level) =>
        PasswordStrength.Of(PlainPassword.From(typed)).ShouldBe(level);

    [Fact]
    public void A_megabyte_is_estimated_by_its_beginning() =>
        PasswordStrength.Of(PlainPassword.From(new string('x', 1 << 20))).ShouldBe(0);
}
