using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Access.Temporary;

/// <summary>The refusals of STS, with its codes. Clients compare the codes and people read the texts.</summary>
internal static class StsRefusals
{
    public static Refusal AccessDenied(string text, string? privateReason = null) => new("AccessDenied", RefusalKind.Forbidden, text, privateReason);

    /// <summary>One text for a role that refuses and for one that is not there: names of roles are nobody else's business.</summary>
    public static Refusal NotAuthorized(string caller, string action, string resource, string privateReason) =>
        AccessDenied($"User: {caller} is not authorized to perform: {action} on resource: {resource}", privateReason);

    public static Refusal ValidationError(string text) => new("ValidationError", RefusalKind.Malformed, text);

    public static Refusal InvalidParameterValue(string text) => new("InvalidParameterValue", RefusalKind.Malformed, text);

    public static Refusal MalformedPolicy(string text) => new("MalformedPolicyDocument", RefusalKind.Malformed, text);

    /// <summary>Session credentials may not ask for more of their kind: a session would never have to end.</summary>
    public static Refusal WithSessionCredentials(string operation) => AccessDenied($"Cannot call {operation} with session credentials");
}
