using System.Text.Json.Nodes;
using Gatehouse.Protocols.Aws.Dialects;
using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Access.Grants.Outbound;
using Gatehouse.Server.Doors.Aws;

namespace Gatehouse.Server.Doors.Sts;

internal static class StsRoom
{
    public static void Add(IServiceCollection services) => services.AddSingleton(new AwsService("sts", AwsDialect.QueryXml)
    {
        Version = "2011-06-15",
        XmlNamespace = "https://sts.amazonaws.com/doc/2011-06-15/",
        ClockTolerance = SigV4Rules.QueryTolerance,
    });
    /// <summary>Where outside parties find out how to read the tokens of GetWebIdentityToken.</summary>
    public static void Map(WebApplication app)
    {
        app.MapGet(OutboundIssuers.Path + "{id}/.well-known/openid-configuration", static (string id, HttpContext context, OutboundIssuers issuers) =>
            AnswerAsync(context, issuers.DescribeAsync(id, context.RequestAborted)));
        app.MapGet(OutboundIssuers.Path + "{id}/.well-known/jwks.json", static (string id, HttpContext context, OutboundIssuers issuers, OutboundKeys keys) =>
            AnswerAsync(context, PublishAsync(id, issuers, keys, context.RequestAborted)));
    }

    private static async Task<JsonObject?> PublishAsync(string id, OutboundIssuers issuers, OutboundKeys keys, CancellationToken cancellation) =>
        await issuers.ExistsAsync(id, cancellation) ? await keys.PublishAsync(cancellation) : null;

    private static async Task AnswerAsync(HttpContext context, Task<JsonObject?> finding)
    {
        if (await finding is not { } found)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        context.Response.Headers.CacheControl = "public, max-age=300";
        await context.Response.WriteAsJsonAsync(found, context.RequestAborted);
    }
}
