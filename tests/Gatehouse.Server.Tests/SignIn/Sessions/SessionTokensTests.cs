using Gatehouse.Server.SignIn.Sessions;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Sessions;

public sealed class SessionTokensTests
{
    private static readonly string A = new('a', 43);
    private static readonly string B = new('b', 43);

    [Fact]
    public void What_is_written_is_read()
    {
        foreach (var tokens in new[] { new SessionTokens(A, []), new SessionTokens(A, [B]), new SessionTokens(null, [A, B]) })
        {
            var read = SessionTokens.Read(tokens.Write());
            read.Current.ShouldBe(tokens.Current);
            read.Others.ShouldBe(tokens.Others);
        }
    }

    [Fact]
    public void What_is_no_token_is_left_out_and_nothing_is_there_twice()
    {
        SessionTokens.Read(null).All.ShouldBeEmpty();
        SessionTokens.Read("..x.").All.ShouldBeEmpty();
        SessionTokens.Read($"{A}.{A}.{B}.{B}").All.ShouldBe([A, B]);
        SessionTokens.Read("short." + B).ShouldSatisfyAllConditions(static read => read.Current.ShouldBeNull(), static read => read.Others.ShouldHaveSingleItem());
    }

    [Fact]
    public void A_cookie_full_of_tokens_is_looked_at_only_so_far() =>
        SessionTokens.Read(string.Join('.', Enumerable.Range(0, 90).Select(static each => each.ToString("D43")))).All.Count.ShouldBe(10);
}
