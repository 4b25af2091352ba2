using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console;

/// <summary>How long to wait, in words for people.</summary>
internal static class Waits
{
    public static string Describe(IStringLocalizer<Texts> texts, TimeSpan? wait)
    {
        var minutes = Math.Max(1, (int)Math.Ceiling((wait ?? TimeSpan.Zero).TotalMinutes));
        return minutes switch
        {
            1 => texts["WaitOneMinute"],
            <= 90 => texts["WaitMinutes", minutes],
            _ => texts["WaitHours", (minutes + 59) / 60],
        };
    }
}
