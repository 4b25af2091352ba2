using System.Globalization;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Assignments;

/// <summary>The refusals of IAM Identity Center.</summary>
internal static class SsoRefusals
{
    public static Refusal NotFound(string text) => new("NoSuchEntity", RefusalKind.NotFound, text);

    /// <summary>The same for one that is not there and for one of another account.</summary>
    public static Refusal NoInstance(string arn) => NotFound($"Could not find an instance with ARN {arn}.");

    public static Refusal Conflict(string text) => new("EntityAlreadyExists", RefusalKind.Conflict, text);

    public static Refusal TooMany(string what, int most) =>
        new("LimitExceeded", RefusalKind.Conflict, string.Create(CultureInfo.InvariantCulture, $"You have exceeded the quota of {what}: {most}."));

    public static Refusal Invalid(string text) => new("ValidationError", RefusalKind.Malformed, text);
}
