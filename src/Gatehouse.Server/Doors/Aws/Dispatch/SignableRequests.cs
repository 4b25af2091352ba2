using Gatehouse.Protocols.Aws.SigV4;
using Microsoft.AspNetCore.Http.Features;

namespace Gatehouse.Server.Doors.Aws.Dispatch;

/// <summary>Takes a request down as it stood on the wire, with a body of bounded size.</summary>
internal static class SignableRequests
{
    private const int FirstGuess = 4096;

    /// <summary>Nothing when the body is larger than <paramref name="largestBody"/>.</summary>
    public static async Task<SignableRequest?> ReadAsync(HttpContext context, int largestBody)
    {
        var request = context.Request;
        if (request.ContentLength > largestBody)
        {
            return null;
        }

        if (await ReadBodyAsync(request, largestBody, context.RequestAborted) is not { } body)
        {
            return null;
        }

        var (path, query) = Split(context);
        var headers = new List<KeyValuePair<string, string>>(request.Headers.Count);
        foreach (var (name, values) in request.Headers)
        {
            foreach (var value in values)
            {
                headers.Add(new(name, value ?? ""));
            }
        }

        return new SignableRequest(request.Method, path, query, headers, body, request.IsHttps);
    }

    /// <summary>In one piece of its own size where the request tells it; a length that is told is the server's to enforce.</summary>
    private static async ValueTask<ReadOnlyMemory<byte>?> ReadBodyAsync(HttpRequest request, int largest, CancellationToken cancellation)
    {
        if (request.ContentLength is { } length)
        {
            var whole = new byte[(int)length];
            var filled = 0;
            while (filled < whole.Length && await request.Body.ReadAsync(whole.AsMemory(filled), cancellation) is var got and > 0)
            {
                filled += got;
            }

            return whole.AsMemory(0, filled);
        }

        var body = new MemoryStream(FirstGuess);
        var piece = new byte[FirstGuess];
        int count;
        while ((count = await request.Body.ReadAsync(piece, cancellation)) > 0)
        {
            if (body.Length + count > largest)
            {
                return null;
            }

            body.Write(piece, 0, count);
        }

        return body.GetBuffer().AsMemory(0, (int)body.Length);
    }

    /// <summary>The target before anything was decoded; a proxy may send it with scheme and host, and then the server's own reading is taken.</summary>
    private static (string Path, string Query) Split(HttpContext context)
    {
        var target = context.Features.Get<IHttpRequestFeature>()?.RawTarget ?? "";
        if (!target.StartsWith('/'))
        {
            return (context.Request.Path.ToUriComponent(), context.Request.QueryString.Value?.TrimStart('?') ?? "");
        }

        var question = target.IndexOf('?', StringComparison.Ordinal);
        return question < 0 ? (target, "") : (target[..question], target[(question + 1)..]);
    }
}
