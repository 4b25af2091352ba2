using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Aws.Answers;

/// <summary>The noes of the door itself, before any operation is asked. The codes are those of the query services.</summary>
internal static class AwsRefusals
{
    public static Refusal MissingAction { get; } = new("MissingAction", RefusalKind.Malformed, "The request is missing an Action parameter.");

    public static Refusal UnknownOperation { get; } = new("InvalidAction", RefusalKind.Malformed, "The requested operation is not one of this server's.");

    public static Refusal NotAForm { get; } = new("MalformedInput", RefusalKind.Malformed, "The body of a query request is application/x-www-form-urlencoded.");

    public static Refusal NotJson { get; } = new("SerializationError", RefusalKind.Malformed, "The body is not one JSON object.");

    public static Refusal TooLarge { get; } = new("RequestEntityTooLarge", RefusalKind.Malformed, "The request is larger than this server takes.");

    public static Refusal Unsigned { get; } = new("MissingAuthenticationToken", RefusalKind.Unauthenticated, "Missing Authentication Token");

    public static Refusal ExpiredSession { get; } = new("ExpiredToken", RefusalKind.Unauthenticated, "The security token included in the request is expired");

    public static Refusal Throttled { get; } =
        new("Throttling", RefusalKind.Throttled, "Rate exceeded", RetryAfter: TimeSpan.FromSeconds(1));

    public static Refusal Failed { get; } = new("InternalFailure", RefusalKind.Unavailable, "The request processing has failed because of an unknown error, exception or failure.");

    public static Refusal UnknownAction(string action, string? version) =>
        new("InvalidAction", RefusalKind.Malformed, $"Could not find operation {action} for version {(string.IsNullOrEmpty(version) ? "NO_VERSION_SPECIFIED" : version)}");

    public static Refusal WrongMethod(string method) => new("MethodNotAllowed", RefusalKind.Malformed, $"The method {method} is not allowed here.");

    public static Refusal Malformed(string message) => new("ValidationError", RefusalKind.Malformed, message);

    public static Refusal Unserializable(string member) => new(
        "SerializationError", RefusalKind.Malformed, member.Length == 0 ? "A member of the request is not of the expected type." : $"The member '{member}' is not of the expected type.");

    public static Refusal Incomplete(string message) => new("IncompleteSignature", RefusalKind.Unauthenticated, message);

    public static Refusal WrongSignature(string message) => new("SignatureDoesNotMatch", RefusalKind.Unauthenticated, message);

    public static Refusal UnknownKey(string privateReason) =>
        new("InvalidClientTokenId", RefusalKind.Unauthenticated, "The security token included in the request is invalid.", privateReason);
}
