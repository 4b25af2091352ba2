using System.Text;
using Gatehouse.Protocols.Totp;
using Shouldly;
using Xunit;

namespace Gatehouse.Protocols.Tests.Totp;

public sealed class TotpResyncTests
{
    private static readonly byte[] Seed = Encoding.ASCII.GetBytes("12345678901234567890");
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 9, 0, 7, TimeSpan.Zero);
    private static readonly long Step = TotpStep.Of(Now);

    [Theory]
    [InlineData(0)]
    [InlineData(-2880)]
    [InlineData(2880)]
    [InlineData(120)]
    public void A_device_that_is_up_to_a_day_off_is_found_by_two_consecutive_codes(int away) =>
        Find(TotpCode.At(Seed, Step + away), TotpCode.At(Seed, Step + away + 1)).ShouldBe(new TotpMatch(Step + away + 1, away + 1));

    [Theory]
    [InlineData(-2881)]
    [InlineData(2881)]
    public void A_device_that_is_further_off_is_not_found(int away) =>
        Find(TotpCode.At(Seed, Step + away), TotpCode.At(Seed, Step + away + 1)).ShouldBeNull();

    [Fact]
    public void After_it_the_next_code_is_taken_and_the_same_ones_are_not()
    {
        var match = Find(TotpCode.At(Seed, Step + 500), TotpCode.At(Seed, Step + 501)).ShouldNotBeNull();
        TotpCheck.Find(Seed, TotpCode.At(Seed, Step + 501), Now, match.Drift, match.Step).ShouldBeNull();
        TotpCheck.Find(Seed, TotpCode.At(Seed, Step + 502), Now, match.Drift, match.Step).ShouldNotBeNull();
    }

    [Fact]
    public void Two_codes_that_do_not_follow_each_other_find_nothing()
    {
        Find(TotpCode.At(Seed, Step), TotpCode.At(Seed, Step + 2)).ShouldBeNull();
        Find(TotpCode.At(Seed, Step + 1), TotpCode.At(Seed, Step)).ShouldBeNull();
        Find(TotpCode.At(Seed, Step), TotpCode.At(Seed, Step)).ShouldBeNull();
        Find(TotpCode.At(Seed, Step), null).ShouldBeNull();
        Find(null, TotpCode.At(Seed, Step)).ShouldBeNull();
    }

    [Fact]
    public void A_pair_that_was_overheard_moves_no_device_back()
    {
        Find(TotpCode.At(Seed, Step - 10), TotpCode.At(Seed, Step - 9), lastStep: Step - 9).ShouldBeNull();
        Find(TotpCode.At(Seed, Step - 10), TotpCode.At(Seed, Step - 9), lastStep: Step - 10).ShouldBeNull();
        Find(TotpCode.At(Seed, Step - 10), TotpCode.At(Seed, Step - 9), lastStep: Step - 11).ShouldNotBeNull();
    }

    [Fact]
    public void A_search_has_bounds()
    {
        Should.Throw<ArgumentOutOfRangeException>(static () => TotpResync.Find(Seed, "000000", "000000", Now, TotpStep.None, TotpResync.WidestSearch + 1));
        Should.Throw<ArgumentOutOfRangeException>(static () => TotpResync.Find(Seed, "000000", "000000", Now, TotpStep.None, -1));
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(-1, 0)]
    [InlineData(2, 1)]
    [InlineData(10, 5)]
    [InlineData(-10, -5)]
    [InlineData(120, 60)]
    public void The_diagnosis_says_whose_clock_is_off_and_by_how_many_minutes(int drift, int minutes) =>
        TotpDiagnosis.Of(drift, [0, 0, 1, -1, 0]).ShouldBe(minutes switch
        {
            0 => new TotpDiagnosis.InTime(),
            > 0 => new TotpDiagnosis.DeviceAhead(minutes),
            _ => new TotpDiagnosis.DeviceBehind(-minutes),
        });

    [Fact]
    public void Where_most_devices_agree_the_wrong_clock_is_ours()
    {
        TotpDiagnosis.Of(10, [10, 11, 9, 10, 10, 0]).ShouldBe(new TotpDiagnosis.ServerOff(-5));
        TotpDiagnosis.Of(-10, [-10, -11, -9, -10, -10]).ShouldBe(new TotpDiagnosis.ServerOff(5));
        TotpDiagnosis.Of(40, [10, 11, 9, 10, 10]).ShouldBe(new TotpDiagnosis.DeviceAhead(20));
        TotpDiagnosis.Of(10, [10, 10, 10]).ShouldBe(new TotpDiagnosis.DeviceAhead(5));
    }

    private static TotpMatch? Find(string? code1, string? code2, long lastStep = TotpStep.None) => TotpResync.Find(Seed, code1, code2, Now, lastStep);
}
