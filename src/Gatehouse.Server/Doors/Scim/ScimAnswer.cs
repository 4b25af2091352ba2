using System.Text.Json;
using System.Text.Json.Nodes;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Scim;

/// <summary>What is answered: a resource or a message, an error, or nothing but a status.</summary>
internal sealed record ScimAnswer(int Status, JsonObject? Body, string? Location = null)
{
    private const string ContentType = "application/scim+json; charset=utf-8";

    public static ScimAnswer Empty { get; } = new(StatusCodes.Status204NoContent, null);

    public static ScimError NotFound { get; } = new(404, "There is nothing at this address.");

    public static ScimError Unauthorized { get; } = new(401, "The token is missing, wrong, expired, or of another directory.");

    public static ScimError TooLarge { get; } = new(413, "The body is larger than this server takes.");

    public static ScimError TooMany { get; } = new(429, "Rate exceeded");

    public static ScimError WrongMethod { get; } = new(405, "The method is not one of this resource.");

    public static ScimError WrongType { get; } = new(415, "A body is application/scim+json or application/json.");

    public static ScimError Failed { get; } = new(500, "The request could not be processed.");

    /// <summary>The one place where a refusal becomes a status of SCIM.</summary>
    public static ScimError Translate(Refusal refusal) => refusal.Kind switch
    {
        RefusalKind.NotFound => new(404, refusal.PublicText),
        RefusalKind.Conflict => new(409, refusal.PublicText, "uniqueness"),
        RefusalKind.Forbidden => new(403, "Access denied."),
        RefusalKind.Unauthenticated => Unauthorized,
        RefusalKind.Throttled => TooMany,
        RefusalKind.Unavailable => new(503, refusal.PublicText),
        _ => new(400, refusal.PublicText, refusal.Members?.GetValueOrDefault("scimType") ?? "invalidValue"),
    };

    public async Task SendAsync(HttpContext context)
    {
        var response = context.Response;
        response.StatusCode = Status;
        response.Headers.CacheControl = "no-store";
        if (Location is not null)
        {
            response.Headers.Location = Location;
        }

        if (Status == StatusCodes.Status401Unauthorized)
        {
            response.Headers.WWWAuthenticate = "Bearer";
        }

        if (Status == StatusCodes.Status429TooManyRequests)
        {
            response.Headers.RetryAfter = "1";
        }

        if (Body is not null)
        {
            response.ContentType = ContentType;
            var bytes = JsonSerializer.SerializeToUtf8Bytes<JsonNode>(Body);
            response.ContentLength = bytes.Length;
            await response.Body.WriteAsync(bytes, context.RequestAborted);
        }
    }
}
