using Gatehouse.Server.People.Credentials;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.People.Credentials;

public sealed class PasswordRulesTests
{
    private const string Good = "violet-Turbine 27";

    private static readonly PasswordContext s_guide = new(PasswordPreset.Guide, WithMfa: false, "rosalind.keller@example.com", "Keller Instruments", "Bo");

    [Fact]
    public void A_good_password_has_no_problem() => Check(Good).ShouldBeEmpty();

    [Theory]
    [InlineData("Vt7-xqp", typeof(PasswordProblem.TooShort))]
    [InlineData("VIOLET-TURBINE 27", typeof(PasswordProblem.NoLowercase))]
    [InlineData("violet-turbine 27", typeof(PasswordProblem.NoUppercase))]
    [InlineData("violet-Turbine xx", typeof(PasswordProblem.NoDigit))]
    [InlineData("violetTurbine27x", typeof(PasswordProblem.NoSymbol))]
    [InlineData("violet\n-Turbine 27", typeof(PasswordProblem.ControlCharacter))]
    [InlineData("violet\0-Turbine 27", typeof(PasswordProblem.ControlCharacter))]
    [InlineData("P@ssw0rd123!", typeof(PasswordProblem.Known))]
    public void Each_rule_of_the_guide_has_its_own_answer(string typed, Type problem) =>
        Check(typed).ShouldHaveSingleItem().ShouldBeOfType(problem);

    [Fact]
    public void All_problems_are_told_at_once() =>
        Check("xqzvk").Select(problem => problem.GetType()).ShouldBe(
        [
            typeof(PasswordProblem.TooShort),
            typeof(PasswordProblem.NoUppercase),
            typeof(PasswordProblem.NoDigit),
            typeof(PasswordProblem.NoSymbol),
        ]);

    [Fact]
    public void Length_is_counted_in_code_points_at_both_ends()
    {
        Check("Vt7-xqp😀").ShouldBeEmpty();
        Check("Vt7-xq😀").ShouldBe([new PasswordProblem.TooShort(8)]);
        Check(Long(64)).ShouldBeEmpty();
        Check(Long(65)).ShouldBe([new PasswordProblem.TooLong(64)]);
        Check(new string('x', 1 << 20)).ShouldBe([new PasswordProblem.TooLong(64)]);
    }

    [Theory]
    [InlineData("violetTurbine27 x")]
    [InlineData("violetTurbine27ü")]
    [InlineData("violetTurbine27😀")]
    public void A_space_an_umlaut_and_an_emoji_are_non_alphanumeric(string typed) => Check(typed).ShouldBeEmpty();

    [Theory]
    [InlineData("rosalind.keller@example.com")]
    [InlineData("Rosalind.Keller@example.com1A")]
    [InlineData("Rosalind.Keller7!")]
    [InlineData("R0sal1nd!2031")]
    [InlineData("77!Keller77")]
    [InlineData("Keller Instruments 1!")]
    [InlineData("KellerRosalind-1")]
    public void A_name_or_address_with_little_around_it_is_refused(string typed) =>
        Check(typed).ShouldContain(new PasswordProblem.HoldsIdentity());

    [Theory]
    [InlineData("Bolivia-Turbine 27")]
    [InlineData("rosalind eats 27 Violets!")]
    public void A_name_inside_enough_other_text_is_allowed(string typed) => Check(typed).ShouldBeEmpty();

    [Fact]
    public void A_short_name_alone_is_refused() => Check("bo").ShouldContain(new PasswordProblem.HoldsIdentity());

    [Fact]
    public void By_the_nist_preset_only_length_and_the_lists_count()
    {
        var alone = new PasswordContext(PasswordPreset.Nist, WithMfa: false, "rosalind@example.com");
        var withMfa = alone with { WithMfa = true };

        Check("violetoatmealxq", alone).ShouldBeEmpty();
        Check("violetoatmealx", alone).ShouldBe([new PasswordProblem.TooShort(15)]);
        Check("violetoatmealx", withMfa).ShouldBeEmpty();
        Check("violetx", withMfa).ShouldContain(new PasswordProblem.TooShort(8));
        Check("passwordpassword", alone).ShouldBe([new PasswordProblem.Known(BlocklistMatch.Repeated)]);
        Check(Long(256), alone).ShouldBeEmpty();
        Check(Long(257), alone).ShouldBe([new PasswordProblem.TooLong(256)]);
    }

    private static IReadOnlyList<PasswordProblem> Check(string typed, PasswordContext? context = null) =>
        PasswordRules.Check(PlainPassword.From(typed), context ?? s_guide);

    private static string Long(int length) => string.Concat(Enumerable.Repeat("vT7-q Xz9+kP#w", 20))[..length];
}
