using Gatehouse.Protocols.Aws.SigV4;
using Gatehouse.Server.Doors.Aws.Dispatch;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Gatehouse.Benchmarks.Load.Api;

/// <summary>Verifies signatures of one key that it knows by heart, and answers the same every time: the least that a signed call can cost.</summary>
internal static class BareSignature
{
    public const string Verb = "bare-signature";

    private const int LargestBody = 64 * 1024;

    private static readonly byte[] s_answer =
        """
        <GetCallerIdentityResponse xmlns="https://sts.amazonaws.com/doc/2011-06-15/"><GetCallerIdentityResult><UserId>AIDAAAAAAAAAAAAAAAAAA</UserId><Account>111122223333</Account><Arn>arn:aws:iam::111122223333:user/mara</Arn></GetCallerIdentityResult><ResponseMetadata><RequestId>00000000-0000-4000-8000-000000000000</RequestId></ResponseMetadata></GetCallerIdentityResponse>
        """u8.ToArray();

    public static async Task RunAsync(string url, string secret)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        await using var app = builder.Build();
        var rules = new SigV4Rules(["sts"], SigV4Rules.QueryTolerance);
        app.Run(async context =>
        {
            var request = await SignableRequests.ReadAsync(context, LargestBody);
            var isRight = HttpMethods.IsGet(context.Request.Method)
                || (SignatureReader.Read(request!) is PresentedSignature.Found found
                    && SigV4Verifier.Verify(request!, found, secret, rules, DateTimeOffset.UtcNow) is SigV4Verdict.Authentic);
            context.Response.StatusCode = isRight ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
            context.Response.ContentType = "text/xml";
            context.Response.ContentLength = s_answer.Length;
            await context.Response.Body.WriteAsync(s_answer);
        });
        await app.RunAsync(url);
    }
}
