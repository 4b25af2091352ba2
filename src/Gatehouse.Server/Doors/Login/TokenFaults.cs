using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Server.Access.Authorization;
using Gatehouse.Server.Access.Grants;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Login;

/// <summary>Refusals in the signin service's shape: the exception in the header, its code as <c>error</c> in the body.</summary>
internal static class TokenFaults
{
    private const string AccessDenied = "AccessDeniedException";

    public static AwsFault TooMany { get; } = Write("TooManyRequestsError", 429, LoginRefusals.InvalidRequest, "Too many requests. Try again in a minute.");

    public static AwsFault Of(Refusal refusal) => refusal.Code switch
    {
        LoginRefusals.TokenExpired or LoginRefusals.CodeExpired => Write(AccessDenied, 401, refusal.Code, refusal.PublicText),
        LoginRefusals.CredentialsChanged => Write(AccessDenied, 403, refusal.Code, refusal.PublicText),
        Denial.Code => Write(AccessDenied, 403, LoginRefusals.InsufficientPermissions, refusal.PublicText),
        _ => Write("ValidationException", 400, LoginRefusals.InvalidRequest, refusal.PublicText),
    };

    public static async Task WriteAsync(HttpContext context, AwsFault fault)
    {
        var answer = AwsFaultWriter.Write(AwsDialect.RestJson, fault, context.TraceIdentifier, "");
        context.Response.StatusCode = answer.Status;
        context.Response.ContentType = answer.ContentType;
        context.Response.Headers["x-amzn-ErrorType"] = answer.ErrorType;
        await context.Response.Body.WriteAsync(answer.Body, context.RequestAborted);
    }

    private static AwsFault Write(string exception, int status, string error, string message) =>
        new(exception, message, status, new Dictionary<string, string> { ["error"] = error });
}
