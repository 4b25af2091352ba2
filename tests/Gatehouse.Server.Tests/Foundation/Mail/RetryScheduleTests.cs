using Gatehouse.Server.Foundation.Mail;
using Shouldly;
using Xunit;

namespace Gatehouse.Server.Tests.Foundation.Mail;

public sealed class RetryScheduleTests
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 9, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Waits_double_from_half_a_minute_to_an_hour() =>
        Enumerable.Range(1, 9).Select(static tries => (RetrySchedule.Next(new(), tries, Start, Start)!.Value - Start).TotalSeconds)
            .ShouldBe([30, 60, 120, 240, 480, 960, 1920, 3600, 3600]);

    [Fact]
    public void A_letter_is_given_up_when_it_would_be_older_than_a_day()
    {
        RetrySchedule.Next(new(), 20, Start, Start.AddHours(23)).ShouldBe(Start.AddHours(24));
        RetrySchedule.Next(new(), 20, Start, Start.AddHours(23).AddSeconds(1)).ShouldBeNull();
        RetrySchedule.Next(new() { GiveUpAfter = TimeSpan.Zero }, 1, Start, Start).ShouldBeNull();
    }

    [Fact]
    public void Even_absurd_numbers_of_tries_stay_within_bounds() =>
        RetrySchedule.Next(new(), long.MaxValue, Start, Start).ShouldBe(Start.AddHours(1));
}
