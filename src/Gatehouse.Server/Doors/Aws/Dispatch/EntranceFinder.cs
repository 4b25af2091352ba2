using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.SigV4;

namespace Gatehouse.Server.Doors.Aws.Dispatch;

/// <summary>
/// Tells the calls of the API from requests for pages. The order has no collisions: what names its operation in a header comes
/// before forms, forms before paths, and what is none of them is a page's.
/// </summary>
internal sealed class EntranceFinder(AwsServices services)
{
    private const string TargetHeader = "X-Amz-Target";

    /// <summary>Nothing for a request that is not the API's.</summary>
    public Entrance? Find(HttpRequest request)
    {
        var isRoot = request.Path.Value is "/" or "";

        // 1. JSON 1.1: POST / with a target.
        if (isRoot && request.Headers[TargetHeader].ToString() is { Length: > 0 } target)
        {
            return HttpMethods.IsPost(request.Method) ? ReadTarget(target) : new Entrance.WrongMethod(AwsDialect.Json11, HttpMethods.Post);
        }

        // 2. Forms: nothing else of ours is posted to the root.
        if (isRoot && (HttpMethods.IsPost(request.Method) || NamesAction(request)))
        {
            return HttpMethods.IsPost(request.Method) || HttpMethods.IsGet(request.Method)
                ? new Entrance.Query(QueryDialect(request))
                : new Entrance.WrongMethod(QueryDialect(request), "GET, POST");
        }

        // 3. Paths of REST services.
        if (services.FindByPath(request.Path.Value ?? "") is var (service, operation))
        {
            return HttpMethods.IsPost(request.Method) ? new Entrance.Path(service, operation) : new Entrance.WrongMethod(AwsDialect.RestJson, HttpMethods.Post);
        }

        // 4. A signed request is no browser's: it gets an answer that its client can read.
        return !isRoot && request.HttpContext.GetEndpoint() is null && IsSigned(request) ? new Entrance.Unknown() : null;
    }

    private static Entrance.Target ReadTarget(string target)
    {
        var dot = target.LastIndexOf('.');
        return new Entrance.Target(dot < 0 ? "" : target[..dot], target[(dot + 1)..]);
    }

    private static bool NamesAction(HttpRequest request) =>
        request.Query.ContainsKey("Action") || request.Query.ContainsKey("X-Amz-Algorithm") || IsSigned(request);

    private static bool IsSigned(HttpRequest request) =>
        request.Headers.Authorization.ToString().StartsWith(SignatureReader.Algorithm, StringComparison.Ordinal);

    private static AwsDialect QueryDialect(HttpRequest request) =>
        request.Headers.Accept.ToString().Contains(AwsContentTypes.Json, StringComparison.OrdinalIgnoreCase) ? AwsDialect.QueryJson : AwsDialect.QueryXml;
}
