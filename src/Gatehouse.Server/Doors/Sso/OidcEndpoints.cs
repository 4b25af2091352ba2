using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Server.Access;
using Gatehouse.Server.Access.Grants.Sso;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Network;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Sso;

/// <summary>The sso-oidc service (API version 2019-06-10): unsigned, in JSON. A caller proves itself by what it holds.</summary>
internal sealed class OidcEndpoints(OperationRunner runner, SsoProofs proofs, TokenWithIamEndpoint signed, NetworkLimits limits, TimeProvider clock)
{
    public Task RegisterAsync(HttpContext context) =>
        AnswerAsync<RegisterClientRequest, RegisterClientReply>(context, context.RequestServices.GetRequiredService<RegisterClient>());

    public Task StartDeviceAsync(HttpContext context) =>
        AnswerAsync<StartDeviceAuthorizationRequest, StartDeviceAuthorizationReply>(context, context.RequestServices.GetRequiredService<StartDeviceAuthorization>());

    /// <summary>
    /// Not limited by network: many waiting programs of one office ask every second, each by its own device code; what is no code
    /// of ours costs one look.
    /// </summary>
    public async Task CreateTokenAsync(HttpContext context)
    {
        if (TokenWithIamEndpoint.Means(context.Request))
        {
            await signed.AnswerAsync(context);
            return;
        }

        var outcome = await RequestBody.ReadAsync<CreateTokenRequest>(context) switch
        {
            Outcome<CreateTokenRequest>.Done { Value: var request } => await CreateTokenAsync(context, request),
            Outcome<CreateTokenRequest>.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
        await WriteAsync(context, outcome);
    }

    private async Task<Outcome<CreateTokenReply>> CreateTokenAsync(HttpContext context, CreateTokenRequest request)
    {
        var origin = RequestOrigins.Of(context);
        return await proofs.ProveAsync(request, origin, context.RequestAborted) switch
        {
            Outcome<SsoProved>.Done { Value.Again: { } again } => again.ToReply(clock.GetUtcNow()),
            Outcome<SsoProved>.Done { Value: var proved } => await runner.RunAsync(
                context.RequestServices.GetRequiredService<CreateToken>(), proved, proved.Visitor.ToCaller(origin), context.RequestAborted),
            Outcome<SsoProved>.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
    }

    /// <summary>For the two operations that anybody may ask for.</summary>
    private async Task AnswerAsync<TRequest, TReply>(HttpContext context, Operation<TRequest, TReply> operation)
        where TRequest : class
        where TReply : notnull
    {
        var rule = (OperationRule.Anyone)operation.Declaration.Rule;
        Outcome<TReply> outcome = !limits.TryPass(rule.Limit, context) ? SsoRefusals.TooFast : await RequestBody.ReadAsync<TRequest>(context) switch
        {
            Outcome<TRequest>.Done { Value: var request } => await runner.RunAsync(operation, request, Caller.Nobody(RequestOrigins.Of(context)), context.RequestAborted),
            Outcome<TRequest>.Refused refused => refused.Refusal,
            _ => throw new InvalidOperationException("An outcome is done or refused."),
        };
        await WriteAsync(context, outcome);
    }

    public static async Task WriteAsync<TReply>(HttpContext context, Outcome<TReply> outcome)
        where TReply : notnull
    {
        if (outcome is Outcome<TReply>.Refused { Refusal: var refusal })
        {
            await SsoFaults.WriteGrantAsync(context, refusal);
            return;
        }

        await SendAsync(context, AwsJsonWriter.Write(((Outcome<TReply>.Done)outcome).Value, WireForm.CamelJson));
    }

    /// <summary>In one piece that tells its length.</summary>
    public static Task SendAsync(HttpContext context, byte[] json)
    {
        context.Response.ContentType = "application/json";
        context.Response.ContentLength = json.Length;
        return context.Response.Body.WriteAsync(json, 0, json.Length, context.RequestAborted);
    }
}
