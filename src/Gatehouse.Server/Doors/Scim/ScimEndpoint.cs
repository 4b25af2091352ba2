using System.Net.Http.Headers;
using Gatehouse.Protocols.Scim;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Settings;
using Gatehouse.Server.People.Directory.Scim;

namespace Gatehouse.Server.Doors.Scim;

/// <summary>
/// <c>/{tenant}/scim/v2/…</c>. The order is the defence: whose token it is, how often, and only then what is asked.
/// </summary>
internal sealed class ScimEndpoint(ScimTokens tokens, ScimLimits limits, ScimUsers users, ScimGroups groups, PublicAddress address, TimeProvider clock, ILogger<ScimEndpoint> log)
{
    public async Task HandleAsync(HttpContext context, string tenant, string path)
    {
        var answer = await AnswerAsync(context, tenant, path);
        await answer.SendAsync(context);
    }

    private async Task<ScimAnswer> AnswerAsync(HttpContext context, string tenant, string path)
    {
        try
        {
            var token = AuthenticationHeaderValue.TryParse(context.Request.Headers.Authorization.ToString(), out var header)
                && header.Scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase) ? header.Parameter : null;
            if (token is null || await tokens.FindAsync(tenant, token, RequestOrigins.Of(context), context.RequestAborted) is not { } provisioner)
            {
                return Refuse(context, ScimAnswer.Unauthorized);
            }

            if (!limits.TryPass(provisioner.Directory.Id))
            {
                return Refuse(context, ScimAnswer.TooMany);
            }

            return await RouteAsync(new ScimCall(context, provisioner, address.To($"/{tenant}/scim/v2")), path) switch
            {
                ScimReading<ScimAnswer>.Read { Value: var answer } => answer,
                ScimReading<ScimAnswer>.Refused { Error: var error } => Refuse(context, error),
                _ => throw new InvalidOperationException("A request is answered or refused."),
            };
        }
        catch (Exception broken) when (broken is not OperationCanceledException and not BadHttpRequestException)
        {
            log.LogError(broken, "A SCIM request failed");
            return Refuse(context, ScimAnswer.Failed);
        }
    }

    private Task<ScimReading<ScimAnswer>> RouteAsync(ScimCall call, string path)
    {
        var parts = path.Trim('/').Split('/');
        return (parts[0].ToLowerInvariant(), parts.Length) switch
        {
            ("users", 1) => users.OnListAsync(call),
            ("users", 2) => users.OnOneAsync(call, parts[1]),
            ("groups", 1) => groups.OnListAsync(call),
            ("groups", 2) => groups.OnOneAsync(call, parts[1]),
            ("serviceproviderconfig" or "schemas" or "resourcetypes", <= 2) => Task.FromResult(Discover(call, parts)),
            _ => Task.FromResult<ScimReading<ScimAnswer>>(ScimAnswer.NotFound),
        };
    }

    private static ScimReading<ScimAnswer> Discover(ScimCall call, string[] parts)
    {
        if (!HttpMethods.IsGet(call.Method))
        {
            return ScimAnswer.WrongMethod;
        }

        var kind = parts[0].ToLowerInvariant();
        if (kind == "serviceproviderconfig")
        {
            return parts.Length == 1 ? new ScimAnswer(200, ScimDiscovery.Provider(call.Base)) : ScimAnswer.NotFound;
        }

        var all = kind == "schemas" ? ScimDiscovery.Schemas(call.Base) : ScimDiscovery.ResourceTypes(call.Base);
        if (parts.Length == 1)
        {
            return new ScimAnswer(200, ScimWriter.List(all, all.Count, 1));
        }

        return all.FirstOrDefault(each => string.Equals(ScimJson.Text(each["id"]), parts[1], StringComparison.OrdinalIgnoreCase)) is { } one
            ? new ScimAnswer(200, one)
            : ScimAnswer.NotFound;
    }

    private ScimAnswer Refuse(HttpContext context, ScimError error) =>
        new(error.Status, ScimWriter.Error(error, context.TraceIdentifier, clock.GetUtcNow()));
}
