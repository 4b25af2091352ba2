using System.Xml;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Assignments.Sets;

/// <summary>How long sessions of a permission set may be: one to twelve hours.</summary>
internal static class DurationRules
{
    private static readonly TimeSpan s_shortest = TimeSpan.FromHours(1);
    private static readonly TimeSpan s_longest = TimeSpan.FromHours(12);

    public static Refusal? FindProblem(string? duration) =>
        duration is null || Read(duration) is { } length && length >= s_shortest && length <= s_longest
            ? null
            : SsoRefusals.Invalid("SessionDuration must be between PT1H and PT12H.");

    private static TimeSpan? Read(string duration)
    {
        try
        {
            return XmlConvert.ToTimeSpan(duration);
        }
        catch (Exception unreadable) when (unreadable is FormatException or OverflowException)
        {
            return null;
        }
    }
}
