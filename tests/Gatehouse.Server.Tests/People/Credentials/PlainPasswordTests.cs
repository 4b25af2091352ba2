using System.Text;
using System.Text.Json;
using Gatehouse.Server.People.Credentials;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class PlainPasswordTests
{
    [Fact]
    public void A_password_never_prints_itself()
    {
        var password = PlainPassword.From("Tr0ub4dor&3");

        $"{password}".ShouldBe("***");
        JsonSerializer.Serialize(password).ShouldBe("\"***\"");
        typeof(PlainPassword).GetProperties().ShouldBeEmpty();
        typeof(PlainPassword).GetFields().ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("abcdefgh", 8)]
    [InlineData("e\u0301", 1)]
    [InlineData("😀😀", 2)]
    public void Its_length_is_in_code_points_after_composition(string typed, int codePoints) =>
        PlainPassword.From(typed).CodePoints.ShouldBe(codePoints);

    [Fact]
    public void A_half_surrogate_is_hashed_as_the_replacement_character()
    {
        PlainPassword.From("a\ud83d").RevealBytes().ShouldBe(Encoding.UTF8.GetBytes("a\uFFFD"));
        PlainPassword.From("a\ud83d").CodePoints.ShouldBe(2);
    }

    [Fact]
    public void A_code_point_that_is_no_character_is_hashed_as_the_replacement_character() =>
        PlainPassword.From("a\uFFFE").RevealBytes().ShouldBe(Encoding.UTF8.GetBytes("a\uFFFD"));

    [Fact]
    public void A_megabyte_of_combining_marks_in_the_worst_order_takes_no_quadratic_time()
    {
        // Marks of two alternating classes: composing would have to sort all of them.
        var typed = string.Concat(Enumerable.Repeat("\u0315\u0300\u0327", 350_000));
        PlainPassword.From(typed).CodePoints.ShouldBe(1_050_000);
    }

    [Fact]
    public void Both_fields_of_a_form_are_compared_in_one_normal_form()
    {
        PlainPassword.From("e\u0301").Is(PlainPassword.From("\u00e9")).ShouldBeTrue();
        PlainPassword.From("e").Is(PlainPassword.From("E")).ShouldBeFalse();
        PlainPassword.From("e").Is(PlainPassword.From("ee")).ShouldBeFalse();
    }
}
