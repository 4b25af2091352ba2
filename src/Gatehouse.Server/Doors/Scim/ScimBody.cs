using System.Text.Json.Nodes;
using Gatehouse.Protocols.Scim;

namespace Gatehouse.Server.Doors.Scim;

/// <summary>Reads the body of a request, and no more of it than is allowed.</summary>
internal static class ScimBody
{
    public static async Task<ScimReading<JsonObject>> ReadAsync(HttpRequest request, int largest)
    {
        if (request.ContentType is { } type && !IsJson(type))
        {
            return ScimAnswer.WrongType;
        }

        if (request.ContentLength > largest)
        {
            return ScimAnswer.TooLarge;
        }

        var buffer = new byte[Math.Min(largest, (int)(request.ContentLength ?? largest)) + 1];
        var length = 0;
        while (length < buffer.Length)
        {
            var read = await request.Body.ReadAsync(buffer.AsMemory(length), request.HttpContext.RequestAborted);
            if (read == 0)
            {
                return ScimJson.Parse(buffer.AsSpan(0, length));
            }

            length += read;
        }

        return ScimAnswer.TooLarge;
    }

    private static bool IsJson(string type) =>
        type.Split(';')[0].Trim().ToLowerInvariant() is "application/scim+json" or "application/json";
}
