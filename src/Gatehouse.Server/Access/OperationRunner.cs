using System.Text.Json.Nodes;
using Gatehouse.Server.Foundation.Audit;
using Gatehouse.Server.Foundation.Operations;
using Gatehouse.Server.Foundation.Outcomes;
using Gatehouse.Server.Foundation.Storage;

namespace Gatehouse.Server.Access;

/// <summary>
/// The one way to run an operation, for every door. The order is the defence: nothing is judged before the caller is known,
/// nothing is looked up before the caller may ask, and the audit record commits with the change.
/// </summary>
internal sealed class OperationRunner(Database database, Authorizer authorizer, AuditTrail audit)
{
    public async Task<Outcome<TReply>> RunAsync<TRequest, TReply>(
        Operation<TRequest, TReply> operation, TRequest request, Caller caller, CancellationToken cancellation = default)
    {
        // 1. Authorize first: who may not ask learns nothing about what would be valid or exists.
        if (authorizer.FindObjection(caller, operation.Declaration.Rule) is { } objection)
        {
            return await RefuseAsync(operation, request, caller, new Refusal(
                "AccessDenied", RefusalKind.Forbidden, $"You are not authorized to perform this operation: {objection}.", objection));
        }

        // 2. Validate the request by itself.
        if (operation.Validate(request) is { } invalid)
        {
            return await RefuseAsync(operation, request, caller, invalid);
        }

        // 3. Slow work, outside any transaction.
        if (await operation.PrepareAsync(request, caller, cancellation) is { } refused)
        {
            return await RefuseAsync(operation, request, caller, refused);
        }

        // 4. The change and its record, together or not at all.
        var outcome = operation.Declaration.ReadOnly
            ? await database.ReadAsync(session => operation.HandleAsync(request, caller, session), cancellation)
            : await ChangeAsync(operation, request, caller);
        return outcome is Outcome<TReply>.Refused no ? await RefuseAsync(operation, request, caller, no.Refusal) : outcome;
    }

    private async Task<Outcome<TReply>> ChangeAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller caller)
    {
        try
        {
            return await database.WriteAsync(async session =>
            {
                var outcome = await operation.HandleAsync(request, caller, session);
                if (outcome is Outcome<TReply>.Refused)
                {
                    // Thrown to take back what the handler may have written before it found out.
                    throw new TakeBackException<TReply>(outcome);
                }

                await audit.AppendAsync(session, Tell(operation, request, caller));
                return outcome;
            });
        }
        catch (TakeBackException<TReply> back)
        {
            return back.Outcome;
        }
    }

    private async Task<Outcome<TReply>> RefuseAsync<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller caller, Refusal refusal)
    {
        await audit.AppendAsync(Tell(operation, request, caller) with
        {
            Succeeded = false,
            ErrorCode = refusal.Code,
            ErrorMessage = refusal.PublicText,
            PrivateReason = refusal.PrivateReason,
        });
        return refusal;
    }

    private static AuditEvent Tell<TRequest, TReply>(Operation<TRequest, TReply> operation, TRequest request, Caller caller) => new()
    {
        EventName = operation.Declaration.Name,
        EventSource = operation.Declaration.EventSource,
        RecipientAccountId = caller.AccountId.Length > 0 ? caller.AccountId : null,
        UserIdentity = Identify(caller),
        RequestParameters = operation.Describe(request),
        ReadOnly = operation.Declaration.ReadOnly,
        Origin = caller.Origin,
    };

    private static JsonObject Identify(Caller caller) => new()
    {
        ["type"] = caller.Kind,
        ["principalId"] = caller.Kind == "Root" ? caller.AccountId : caller.Owner,
        ["arn"] = caller.Arn,
        ["accountId"] = caller.AccountId,
        ["accessKeyId"] = "",
    };

    private sealed class TakeBackException<TReply>(Outcome<TReply> outcome) : Exception
    {
        public Outcome<TReply> Outcome { get; } = outcome;
    }
}
