using Gatehouse.Server.Foundation.Secrets;
using Gatehouse.Server.SignIn.Challenges;
using Gatehouse.Server.Tests.Harness;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.SignIn.Challenges;

public sealed class ChallengeTextTests
{
    [Theory]
    [InlineData("0ODQ")]
    [InlineData("1IL")]
    [InlineData("2Z")]
    [InlineData("5S")]
    [InlineData("8B")]
    [InlineData("6G")]
    [InlineData("UV")]
    [InlineData("EC")]
    [InlineData("MN")]
    [InlineData("4A")]
    [InlineData("7TJ")]
    [InlineData("EFP")]
    [InlineData("KXY")]
    public void Of_characters_that_look_or_sound_alike_at_most_one_is_used(string alike) =>
        alike.Count(character => ChallengeText.Alphabet.Contains(character, StringComparison.Ordinal)).ShouldBeLessThanOrEqualTo(1);

    [Fact]
    public void Six_characters_are_drawn_and_each_of_the_alphabet_about_equally_often()
    {
        var random = new CountingSecrets();
        var texts = Enumerable.Range(0, 3000).Select(_ => ChallengeText.Draw(random)).ToList();

        texts.ShouldAllBe(text => text.Length == 6);
        var seen = texts.SelectMany(text => text).GroupBy(character => character).ToDictionary(group => group.Key, group => group.Count());
        seen.Keys.Order().ShouldBe(ChallengeText.Alphabet.Order());
        seen.Values.ShouldAllBe(count => count > 1350 && count < 1650);
    }

    [Theory]
    [InlineData("HX7M9A")]
    [InlineData("hx7m9a")]
    [InlineData(" h x 7 m 9 a ")]
    [InlineData("HX7\tM9A\r\n")]
    [InlineData("HX7\u00A0M9A\u2003")]
    public void The_answer_counts_whatever_its_case_and_white_space(string given) =>
        ChallengeText.Matches("HX7M9A", given).ShouldBeTrue();

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("HX7M9")]
    [InlineData("HX7M9AA")]
    [InlineData("HX7M9C")]
    [InlineData("HX7M9A\0")]
    [InlineData("HX7-M9A")]
    [InlineData("HX7M9\u0410")]
    [InlineData("\uD800")]
    public void Anything_else_does_not_count(string? given) =>
        ChallengeText.Matches("HX7M9A", given).ShouldBeFalse();

    [Fact]
    public void An_answer_of_a_megabyte_is_refused_without_being_folded() =>
        ChallengeText.Matches("HX7M9A", "HX7M9A" + new string(' ', 1_000_000)).ShouldBeFalse();

    [Fact]
    public void The_turkish_dotless_i_is_no_trap_because_folding_knows_no_language()
    {
        var before = Thread.CurrentThread.CurrentCulture;
        try
        {
            Thread.CurrentThread.CurrentCulture = new System.Globalization.CultureInfo("tr-TR");
            foreach (var character in ChallengeText.Alphabet)
            {
                var text = new string(character, 6);
                ChallengeText.Matches(text, text.ToLowerInvariant()).ShouldBeTrue();
            }
        }
        finally
        {
            Thread.CurrentThread.CurrentCulture = before;
        }
    }

    [Fact]
    public void Texts_of_the_system_source_do_not_repeat() =>
        Enumerable.Range(0, 500).Select(_ => ChallengeText.Draw(SecretSource.System)).Distinct(StringComparer.Ordinal).Count().ShouldBeGreaterThan(497);
}
