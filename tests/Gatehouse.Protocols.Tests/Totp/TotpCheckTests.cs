using System.Text;
using Gatehouse.Protocols.Totp;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Totp;

public sealed class TotpCheckTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 7, TimeSpan.Zero);
    private static readonly long Step = TotpStep.Of(Now);

    [Theory]
    [InlineData(-2, false)]
    [InlineData(-1, true)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    public void A_code_is_taken_one_step_either_side(int away, bool taken) =>
        Find(TotpCode.At(Seed, Step + away)).ShouldBe(taken ? new TotpMatch(Step + away, away) : null);

    [Fact]
    public void A_device_whose_clock_drifts_slowly_is_followed()
    {
        TotpCheck.Find(Seed, TotpCode.At(Seed, Step + 4), Now, drift: 3, TotpStep.None).ShouldBe(new TotpMatch(Step + 4, 4));
        TotpCheck.Find(Seed, TotpCode.At(Seed, Step - 4), Now, drift: -3, TotpStep.None).ShouldBe(new TotpMatch(Step - 4, -4));
        TotpCheck.Find(Seed, TotpCode.At(Seed, Step), Now, drift: 3, TotpStep.None).ShouldBeNull();
    }

    [Fact]
    public void A_code_that_was_used_is_not_taken_again() =>
        Find(TotpCode.At(Seed, Step), lastStep: Step).ShouldBeNull();

    [Fact]
    public void An_older_code_is_not_taken_after_a_newer_one()
    {
        Find(TotpCode.At(Seed, Step - 1), lastStep: Step).ShouldBeNull();
        Find(TotpCode.At(Seed, Step + 1), lastStep: Step).ShouldBe(new TotpMatch(Step + 1, 1));
    }

    [Fact]
    public void A_code_that_two_steps_share_works_once()
    {
        var step = 0L;
        var (here, next) = (TotpCode.At(Seed, step), TotpCode.At(Seed, step + 1));
        while (here != next && step < 20_000_000)
        {
            (here, next, step) = (next, TotpCode.At(Seed, step + 2), step + 1);
        }

        here.ShouldBe(next);
        var then = DateTimeOffset.FromUnixTimeSeconds(step * TotpStep.Seconds);
        var match = TotpCheck.Find(Seed, here, then, drift: 0, TotpStep.None).ShouldNotBeNull();
        match.Step.ShouldBe(step + 1);
        TotpCheck.Find(Seed, here, then, match.Drift, match.Step).ShouldBeNull();
    }

    [Fact]
    public void What_is_not_six_ASCII_digits_is_no_code()
    {
        var code = TotpCode.At(Seed, Step);
        foreach (var typed in new[] { null, "", code[1..], code + "0", " " + code, code[..3] + " " + code[3..], "0" + code, "-12345", "+12345", "１２３４５６", "१२३४५६", "12345\0", new string('1', 100_000) })
        {
            Find(typed).ShouldBeNull(typed);
        }
    }

    [Fact]
    public void Another_seed_s_code_is_not_taken() =>
        Find(TotpCode.At(Encoding.ASCII.GetBytes("09876543210987654321"), Step)).ShouldBeNull();

    [Fact]
    public void Of_all_codes_only_those_of_the_window_are_taken() =>
        Enumerable.Range(0, 1_000_000).Where(static number => number % 7 == 0).Count(number => Find($"{number:D6}") is not null)
            .ShouldBe(new[] { -1, 0, 1 }.Select(away => TotpCode.At(Seed, Step + away)).Distinct().Count(static code => int.Parse(code) % 7 == 0));

    private static TotpMatch? Find(string? typed, long lastStep = TotpStep.None) => TotpCheck.Find(Seed, typed, Now, drift: 0, lastStep);
}
