using Gatehouse.Protocols.Aws.SigV4;

namespace Gatehouse.Server.Tests.Doors.Aws;

/// <summary>What a man in the middle does to a request.</summary>
internal static class Altered
{
    public static SignableRequest Header(this SignableRequest request, string name, Func<string, string> change) => request with
    {
        Headers = [.. request.Headers.Select(header => Is(header, name) ? new(header.Key, change(header.Value)) : header)],
    };

    public static SignableRequest Without(this SignableRequest request, string name) =>
        request with { Headers = [.. request.Headers.Where(header => !Is(header, name))] };

    public static SignableRequest With(this SignableRequest request, string name, string value) =>
        request with { Headers = [.. request.Headers, new(name, value)] };

    public static SignableRequest Doubled(this SignableRequest request, string name) =>
        request with { Headers = [.. request.Headers, .. request.Headers.Where(header => Is(header, name))] };

    private static bool Is(KeyValuePair<string, string> header, string name) => string.Equals(header.Key, name, StringComparison.OrdinalIgnoreCase);
}
