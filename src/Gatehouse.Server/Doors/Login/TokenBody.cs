using System.Text.Json;

namespace Gatehouse.Server.Doors.Login;

/// <summary>The body of a token request: JSON with camelCase names, or a form with those of RFC 6749.</summary>
internal sealed record TokenBody(string? ClientId, string? GrantType, string? Code, string? CodeVerifier, string? RedirectUri, string? RefreshToken)
{
    private const int Longest = 16 * 1024;

    /// <summary>The body and its bytes; nothing when it is too long or not readable.</summary>
    public static async Task<(TokenBody Body, byte[] Bytes)?> ReadAsync(HttpRequest request, CancellationToken cancellation)
    {
        var bytes = new byte[Longest + 1];
        var length = await request.Body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancellation);
        if (length > Longest)
        {
            return null;
        }

        Array.Resize(ref bytes, length);
        var body = request.HasFormContentType ? ReadForm(bytes) : ReadJson(bytes);
        return body is null ? null : (body, bytes);
    }

    private static TokenBody? ReadJson(byte[] bytes)
    {
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 4, AllowDuplicateProperties = false });
            var root = document.RootElement;
            return root.ValueKind == JsonValueKind.Object ? Of(name => root.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null) : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            // The second is a text with half a surrogate pair.
            return null;
        }
    }

    private static TokenBody? ReadForm(byte[] bytes)
    {
        var form = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(System.Text.Encoding.UTF8.GetString(bytes));
        return form.Values.All(static values => values.Count == 1)
            ? Of(name => form.TryGetValue(JsonNamingPolicy.SnakeCaseLower.ConvertName(name), out var values) ? values[0] : null)
            : null;
    }

    private static TokenBody Of(Func<string, string?> find) =>
        new(find("clientId"), find("grantType"), find("code"), find("codeVerifier"), find("redirectUri"), find("refreshToken"));
}
