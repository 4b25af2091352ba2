using System.Globalization;
using Gatehouse.Policies.Matching;

namespace Gatehouse.Policies.Conditions;

/// <summary>Instants as the W3C profile of ISO 8601 or as seconds of the epoch; without a zone they are UTC.</summary>
internal sealed class DateTest(DateTimeOffset wanted, Comparison comparison) : ValueTest
{
    private const int YearDigits = 4;
    private const DateTimeStyles Style = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;

    private static readonly string[] forms =
    [
        "yyyy-MM-ddTHH:mm:ssK", "yyyy-MM-ddTHH:mm:ss.FFFFFFFK", "yyyy-MM-ddTHH:mmK", "yyyy-MM-dd", "yyyy-MM", "yyyy",
    ];

    public static ValueTest? Compile(string text, Comparison comparison) => Read(text) is { } wanted ? new DateTest(wanted, comparison) : null;

    public override Answer Test(string value, ConditionContext context) =>
        As(Read(value) is { } instant && comparison.Holds(instant.CompareTo(wanted)));

    private static DateTimeOffset? Read(string text)
    {
        if (text.Length != YearDigits && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds))
        {
            return FromEpoch(seconds);
        }

        return DateTimeOffset.TryParseExact(text, forms, CultureInfo.InvariantCulture, Style, out var instant) ? instant : null;
    }

    private static DateTimeOffset? FromEpoch(decimal seconds)
    {
        var inRange = seconds >= DateTimeOffset.MinValue.ToUnixTimeSeconds() && seconds <= DateTimeOffset.MaxValue.ToUnixTimeSeconds();
        return inRange ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
    }
}
