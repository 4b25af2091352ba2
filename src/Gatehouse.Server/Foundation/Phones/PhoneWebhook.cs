using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Foundation.Phones;

/// <summary>What became of one post.</summary>
/// <param name="Words">For the operator; never what the other side wrote.</param>
/// <param name="Again">Whether it may go better later.</param>
internal sealed record PhoneOutcome(bool Accepted, bool Again, string Words);

/// <summary>
/// Posts one message to the operator's gateway, as docs/operating/phone.md says. It is signed with its time, so that nobody can make the
/// gateway send something else, or the same again tomorrow; it is sent to that address and to no other, wherever the answer points.
/// </summary>
internal sealed class PhoneWebhook(IHttpClientFactory clients, WebhookOptions options, BrandOptions brand, TimeProvider clock)
{
    /// <summary>The name of the HTTP client: no redirects, no log, a bounded answer.</summary>
    public const string Client = "PhoneWebhook";

    public const string SignatureHeader = "Gatehouse-Signature";
    public const string IdHeader = "Gatehouse-Message-Id";

    public TimeSpan Timeout => options.Timeout;

    public async Task<PhoneOutcome> SendAsync(PhoneRow row, PhoneContent content, CancellationToken cancellation)
    {
        using var patience = new CancellationTokenSource(options.Timeout, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellation);
        try
        {
            using var request = Write(row, content);
            using var client = clients.CreateClient(Client);
            using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token);
            return Judge(response.StatusCode);
        }
        catch (HttpRequestException wrong)
        {
            return new(false, true, $"Not reached: {wrong.HttpRequestError}.");
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested)
        {
            return new(false, true, "No answer in time.");
        }
    }

    /// <summary>What stands after <c>v1=</c>: the time, a point and the body under the secret, in lower-case hex.</summary>
    public static string Sign(string secret, long unixSeconds, ReadOnlySpan<byte> body)
    {
        var head = Encoding.ASCII.GetBytes(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{unixSeconds}."));
        return Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret).AsSpan(), [.. head, .. body]));
    }

    private HttpRequestMessage Write(PhoneRow row, PhoneContent content)
    {
        var body = JsonSerializer.SerializeToUtf8Bytes(
            new WebhookBody(
                row.Id,
                row.Way == nameof(PhoneWay.Call) ? "call" : "text",
                row.Recipient,
                content.Words,
                content.Code,
                content.Language,
                row.Kind,
                brand.Name,
                DateTimeOffset.FromUnixTimeMilliseconds(row.CreatedAt)),
            WebhookJson.Default.WebhookBody);
        var now = clock.GetUtcNow().ToUnixTimeSeconds();
        var request = new HttpRequestMessage(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json", "utf-8");
        request.Headers.Add(SignatureHeader, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"t={now},v1={Sign(options.Secret, now, body)}"));
        request.Headers.Add(IdHeader, row.Id);
        request.Headers.UserAgent.ParseAdd("Gatehouse");
        return request;
    }

    /// <summary>A redirect is no delivery: whoever answers so would learn the code at an address that nobody set.</summary>
    private static PhoneOutcome Judge(HttpStatusCode status) => (int)status switch
    {
        >= 200 and < 300 => new(true, false, $"HTTP {(int)status}"),
        408 or 425 or 429 or >= 500 => new(false, true, $"HTTP {(int)status}"),
        _ => new(false, false, $"HTTP {(int)status}"),
    };
}

/// <summary>The released form: members are added, never renamed or removed.</summary>
internal sealed record WebhookBody(
    string Id, string Way, string To, string Message, string? Code, string Language, string Kind, string Sender, DateTimeOffset CreatedAt);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(WebhookBody))]
internal sealed partial class WebhookJson : JsonSerializerContext;
