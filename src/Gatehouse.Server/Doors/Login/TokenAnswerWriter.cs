using System.Text.Json.Nodes;
using Gatehouse.Server.Access.Grants;
using Gatehouse.Server.Foundation.Settings;

namespace Gatehouse.Server.Doors.Login;

/// <summary>Keys as the signin service hands them out, and whose they are as a signed token.</summary>
internal sealed class TokenAnswerWriter(TokenKeys keys, PublicAddress address, TimeProvider clock)
{
    public async Task WriteAsync(HttpContext context, CreateOAuth2TokenReply reply)
    {
        var now = clock.GetUtcNow();
        var body = new JsonObject
        {
            ["accessToken"] = new JsonObject
            {
                ["accessKeyId"] = reply.Credentials.AccessKeyId,
                ["secretAccessKey"] = reply.Credentials.SecretAccessKey,
                ["sessionToken"] = reply.Credentials.SessionToken,
            },
            ["tokenType"] = "aws_sigv4",
            ["expiresIn"] = Math.Max(1, (long)(reply.Credentials.Expiration - now).TotalSeconds),
            ["refreshToken"] = reply.RefreshToken,
        };
        if (reply.Subject is { } subject)
        {
            body["idToken"] = await keys.SignAsync(
                new()
                {
                    ["iss"] = address.Origin.GetLeftPart(UriPartial.Authority),
                    ["sub"] = subject,
                    ["aud"] = "arn:aws:signin:::devtools",
                    ["iat"] = now.ToUnixTimeSeconds(),
                    ["exp"] = reply.Credentials.Expiration.ToUnixTimeSeconds(),
                },
                context.RequestAborted);
        }

        await context.Response.WriteAsJsonAsync(body, context.RequestAborted);
    }
}
