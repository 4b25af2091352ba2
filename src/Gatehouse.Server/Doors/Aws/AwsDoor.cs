using Gatehouse.Protocols.Aws.Json;
using Gatehouse.Server.Access;
using Gatehouse.Server.Doors.Aws.Answers;
using Gatehouse.Server.Doors.Aws.Dispatch;
using Gatehouse.Server.Doors.Aws.Signatures;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Limits;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;

namespace Gatehouse.Server.Doors.Aws;

/// <summary>
/// Runs one call of the API. The order is the defence: what the call is, who makes it, and only then what it says.
/// </summary>
internal sealed class AwsDoor(CallReader reader, RequestAuthenticator authenticator, OperationRules rules, OperationRunner runner, NetworkLimits limits)
{
    public async Task<(Voice Voice, string Operation, Outcome<object> Outcome)> RunAsync(
        Entrance entrance, HttpContext context, Protocols.Aws.SigV4.SignableRequest signable, RequestOrigin origin)
    {
        // 1. The operation; nothing of the body is believed yet.
        var call = reader.Read(entrance, signable);
        return call is AwsCall.Found found
            ? (call.Voice, found.Entry.Name, await RunAsync(found, context, origin))
            : (call.Voice, "", ((AwsCall.Refused)call).Refusal);
    }

    private async Task<Outcome<object>> RunAsync(AwsCall.Found call, HttpContext context, RequestOrigin origin)
    {
        // 2. The caller. Operations for everybody are limited by network; a signature that is there must be right all the same.
        var anyone = rules.Of(call.Entry, context.RequestServices) as OperationRule.Anyone;
        Caller caller;
        switch (await authenticator.AuthenticateAsync(call.Signable, call.Voice.Service, origin, context))
        {
            case Authentication.Proved proved:
                caller = proved.Caller;
                break;
            case Authentication.Anonymous when anyone is not null:
                caller = Caller.Nobody(origin);
                break;
            case Authentication.Refused refused:
                return refused.Refusal;
            default:
                return AwsRefusals.Unsigned;
        }

        if (anyone is not null && !limits.TryPass(anyone.Limit, context))
        {
            return AwsRefusals.Throttled;
        }

        // 3. The request, member by member.
        return Bind(call) switch
        {
            Outcome<object>.Done { Value: var request } => await runner.RunAsync(call.Entry, request, caller, context.RequestServices, context.RequestAborted),
            var misfit => misfit,
        };
    }

    private static Outcome<object> Bind(AwsCall.Found call)
    {
        var service = call.Voice.Service;
        var isQuery = service.Version.Length > 0;
        if (call.Members is null)
        {
            return AwsRefusals.NotJson;
        }

        return RequestBinder.Bind(call.Members, call.Entry.Request, isQuery ? WireForm.Query : service.Form) switch
        {
            Binding.Bound { Request: var request } => new Outcome<object>.Done(request),
            Binding.Misfit { Member: var member } when isQuery => AwsRefusals.Malformed(
                $"1 validation error detected: Value at '{member}' failed to satisfy constraint: Member must be of the expected type"),
            Binding.Misfit { Member: var member } => AwsRefusals.Unserializable(member),
            _ => AwsRefusals.Unserializable(""),
        };
    }
}
