using System.Collections.Frozen;
using Microsoft.Extensions.Localization;

namespace Gatehouse.Server.Doors.Console.Events;

/// <summary>The private reasons of refusals in the reader's language. One that has no words yet is shown as it was recorded.</summary>
internal static class RefusalReason
{
    private const string Until = "throttled until ";

    private static readonly FrozenDictionary<string, string> Keys = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["wrong password"] = "WhyWrongPassword",
        ["throttled"] = "WhyThrottled",
        ["unknown name"] = "WhyUnknownName",
        ["wrong verification code"] = "WhyWrongCode",
        ["code wrong"] = "WhyWrongCode",
        ["verification code used up or too old"] = "WhyDeadCode",
        ["code used, expired or tried too often"] = "WhyDeadCode",
        ["too many codes asked for"] = "WhyTooManyCodes",
        ["wrong or used MFA code"] = "WhyWrongMfa",
        ["wrong or used MFA codes for a re-sync"] = "WhyWrongMfa",
        ["MFA code throttled"] = "WhyThrottled",
        ["passkey throttled"] = "WhyThrottled",
        ["account closed"] = "WhyClosed",
        ["account suspended"] = "WhySuspended",
        ["hash queue full"] = "WhyBusy",
        ["password expired, an administrator must set a new one"] = "WhyPasswordExpired",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    public static string? Describe(string? reason, IStringLocalizer<Texts> texts) => reason switch
    {
        null => null,
        _ when reason.StartsWith(Until, StringComparison.Ordinal) => texts["WhyThrottledUntil", reason[Until.Length..].TrimEnd('Z') + " UTC"],
        _ when Keys.TryGetValue(reason, out var key) => texts[key],
        _ => reason,
    };
}
